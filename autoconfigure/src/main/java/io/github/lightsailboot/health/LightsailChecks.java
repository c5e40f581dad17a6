package io.github.lightsailboot.health;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.ses.SesAccountSource;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Asks AWS whether all is well, each check within a time limit and once however many want
 * to know, and keeps the answers. Nothing is made and nothing is asked before somebody
 * wants to know. Who asks for one check has the others refreshed that are due, side by
 * side.
 */
public final class LightsailChecks implements AutoCloseable {

	/**
	 * Name of the check whether AWS accepts the credentials.
	 */
	public static final String CREDENTIALS = "credentials";

	/**
	 * Name of the check whether the Lightsail API answers.
	 */
	public static final String LIGHTSAIL_API = "lightsailApi";

	/**
	 * Name of the check whether the account may send mail.
	 */
	public static final String SES = "ses";

	private static final Log logger = LogFactory.getLog(LightsailChecks.class);

	private static final String IAM_CLIENT = "software.amazon.awssdk.services.iam.IamClient";

	private final Map<String, CheckRunner> runners = new LinkedHashMap<>();

	private final CheckClients clients;

	private final CredentialsWatch watch;

	private final SesAccountSource account;

	private final @Nullable KeyAges keyAges;

	/**
	 * Create the checks.
	 * @param settings what to check, and how
	 * @param factory builds the clients
	 * @param account where the account's state is kept for all who want to know it
	 * @param listener told of every try
	 */
	public LightsailChecks(CheckSettings settings, LightsailClientFactory factory, SesAccountSource account,
			CheckListener listener) {
		this(settings, factory, account, listener, CheckTime.SYSTEM);
	}

	LightsailChecks(CheckSettings settings, LightsailClientFactory factory, SesAccountSource account,
			CheckListener listener, CheckTime time) {
		this.clients = new CheckClients(factory, settings.timeout());
		this.account = account;
		this.watch = new CredentialsWatch(factory::credentialsProvider, time, this::credentialsChanged);
		this.keyAges = keyAges(settings.maxKeyAge(), time);
		AtomicBoolean warnedOfSkew = new AtomicBoolean();
		for (String name : settings.names()) {
			CheckState state = new CheckState(settings.period(), () -> ThreadLocalRandom.current().nextDouble());
			this.runners.put(name, new CheckRunner(name, create(name, time, warnedOfSkew), this.watch::resolve, state,
					time, settings.timeout(), listener));
		}
	}

	private @Nullable KeyAges keyAges(@Nullable Duration maxKeyAge, CheckTime time) {
		if (maxKeyAge == null) {
			return null;
		}
		if (!ClassUtils.isPresent(IAM_CLIENT, LightsailChecks.class.getClassLoader())) {
			logger.warn("`aws.lightsail.health.max-key-age` needs the dependency software.amazon.awssdk:iam.");
			return new KeyAges((credentials) -> Optional.empty(), maxKeyAge, time);
		}
		return new KeyAges(new IamKeySource(this.clients), maxKeyAge, time);
	}

	private Check create(String name, CheckTime time, AtomicBoolean warnedOfSkew) {
		LightsailClientFactory factory = this.clients.factory();
		Identities identities = new Identities(this.clients);
		return switch (name) {
			case CREDENTIALS -> new CredentialsCheck(this.clients, identities, factory.lightsailTarget(),
					factory::credentialsProvider, this.keyAges, time, warnedOfSkew);
			case LIGHTSAIL_API ->
				new LightsailApiCheck(this.clients, identities, factory.lightsailTarget(), time, warnedOfSkew);
			case SES -> new SesCheck(this.clients, identities, factory.sesTarget(), this.account, time, warnedOfSkew);
			default -> throw new IllegalArgumentException("No check '%s'".formatted(name));
		};
	}

	private void credentialsChanged(CredentialsIdentity current) {
		this.account.clear();
		this.runners.values().forEach((runner) -> runner.credentialsChanged(current));
	}

	/**
	 * Return the names of the checks.
	 * @return the names, in the order in which health shows them
	 */
	public Set<String> names() {
		return Collections.unmodifiableSet(this.runners.keySet());
	}

	/**
	 * Have AWS asked where it is time to, without waiting for the answers.
	 */
	public void refresh() {
		this.watch.look();
		this.runners.values().forEach(CheckRunner::refreshIfDue);
	}

	/**
	 * Return what is known of one check. Waits, no longer than the time limit, if nothing
	 * is known yet or what is known is too old.
	 * @param name the name of the check
	 * @return the result
	 */
	public CheckResult check(String name) {
		CheckRunner runner = this.runners.get(name);
		if (runner == null) {
			throw new IllegalArgumentException("No check '%s'".formatted(name));
		}
		refresh();
		return runner.result();
	}

	/**
	 * Return what is known of all checks. Waits, no longer than the time limit for all of
	 * them together, where nothing is known yet or what is known is too old.
	 * @return the results by the names of the checks
	 */
	public Map<String, CheckResult> checkAll() {
		Map<String, CheckResult> results = new LinkedHashMap<>();
		this.runners.keySet().forEach((name) -> results.put(name, check(name)));
		return results;
	}

	/**
	 * Return how the checks end. Waits until every check has, which on a busy machine may
	 * take longer than the time limit.
	 * @return the results by the names of the checks
	 */
	Map<String, CheckResult> settleAll() {
		refresh();
		this.runners.values().forEach(CheckRunner::settle);
		return checkAll();
	}

	/**
	 * Return how old the access key is.
	 * @return the age, or empty if it was not asked for or is not known yet
	 */
	public Optional<Duration> keyAge() {
		return (this.keyAges != null) ? this.keyAges.age() : Optional.empty();
	}

	@Override
	public void close() {
		this.watch.close();
		this.runners.values().forEach(CheckRunner::close);
		this.clients.close();
	}

}
