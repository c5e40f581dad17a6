package io.github.lightsailboot.health;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.account.SesAccountSource;
import io.github.lightsailboot.client.LightsailClientFactory;

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

	private final Map<String, CheckRunner> runners = new LinkedHashMap<>();

	private final CheckClients clients;

	private final CredentialsWatch watch;

	private final SesAccountSource account;

	/**
	 * Create the checks.
	 * @param names the names of the checks to make
	 * @param factory builds the clients
	 * @param account where the account's state is kept for all who want to know it
	 * @param period for how long an answer is kept
	 * @param timeout within which AWS has to answer
	 * @param listener told of every try
	 */
	public LightsailChecks(Collection<String> names, LightsailClientFactory factory, SesAccountSource account,
			Duration period, Duration timeout, CheckListener listener) {
		this(names, factory, account, period, timeout, listener, CheckTime.SYSTEM);
	}

	LightsailChecks(Collection<String> names, LightsailClientFactory factory, SesAccountSource account, Duration period,
			Duration timeout, CheckListener listener, CheckTime time) {
		this.clients = new CheckClients(factory, timeout);
		this.account = account;
		this.watch = new CredentialsWatch(factory::credentialsProvider, time, this::credentialsChanged);
		AtomicBoolean warnedOfSkew = new AtomicBoolean();
		for (String name : names) {
			CheckState state = new CheckState(period, () -> ThreadLocalRandom.current().nextDouble());
			this.runners.put(name, new CheckRunner(name, create(name, time, warnedOfSkew), this.watch::resolve, state,
					time, timeout, listener));
		}
	}

	private Check create(String name, CheckTime time, AtomicBoolean warnedOfSkew) {
		LightsailClientFactory factory = this.clients.factory();
		Identities identities = new Identities(this.clients);
		return switch (name) {
			case CREDENTIALS -> new CredentialsCheck(identities, factory.lightsailTarget(),
					factory::credentialsProvider, time, warnedOfSkew);
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

	@Override
	public void close() {
		this.watch.close();
		this.runners.values().forEach(CheckRunner::close);
		this.clients.close();
	}

}
