package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.failure.HealthStatus;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.ClassUtils;

/**
 * The checks of AWS. Each runs within a timeout and once at a time, and its result is
 * cached. No client is created, no thread started and no request sent before health is
 * requested for the first time; then all checks that are due run concurrently.
 */
public final class LightsailChecks implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(LightsailChecks.class);

	/**
	 * Time that a caller waits in addition to the timeout: to create a client, and for a
	 * response that arrives just in time.
	 */
	private static final Duration GRACE = Duration.ofMillis(300);

	private static final String IAM_CLIENT = "software.amazon.awssdk.services.iam.IamClient";

	private final Map<HealthCheck, CheckRunner> runners = new LinkedHashMap<>();

	private final Duration limit;

	private final CheckThreads threads;

	private final CheckClients clients;

	private final LightsailCredentialsProvider credentials;

	private final SesAccountSource account;

	private final AtomicLong version = new AtomicLong();

	private final @Nullable KeyAge keyAge;

	/**
	 * Create the checks.
	 * @param settings the settings of the checks
	 * @param factory creates the clients
	 * @param account the state of the SES account, shared with the mail sender
	 * @param observations the registry for observations of the checks
	 * @param publisher publishes changes of the status
	 * @param threads creates the threads that the checks run on
	 * @param clock the clocks
	 */
	public LightsailChecks(CheckSettings settings, LightsailClientFactory factory, SesAccountSource account,
			ObservationRegistry observations, ApplicationEventPublisher publisher, ThreadFactory threads,
			CheckClock clock) {
		this.limit = settings.timeout().plus(GRACE);
		this.credentials = factory.credentialsProvider();
		this.account = account;
		this.threads = new CheckThreads(threads);
		this.clients = new CheckClients(factory, settings.timeout(), this.threads.timer());
		this.keyAge = keyAge(settings.maxKeyAge(), clock);
		CheckContext context = new CheckContext(this.clients,
				new StsIdentity(this.clients, factory.lightsailTarget().region()), new ClockSkew(clock),
				settings.timeout());
		CheckState initial = new CheckState(settings.ttl(), settings.timeout(),
				() -> ThreadLocalRandom.current().nextDouble());
		for (HealthCheck check : settings.checks()) {
			this.runners.put(check,
					new CheckRunner(create(check, settings, factory, account, context), this.credentials, this::version,
							this.threads, clock, initial, observations,
							new CheckReport(check.part(), publisher, this.threads)));
		}
	}

	private static Check<?, ?> create(HealthCheck check, CheckSettings settings, LightsailClientFactory factory,
			SesAccountSource account, CheckContext context) {
		return switch (check) {
			case CREDENTIALS -> new CredentialsCheck(factory.lightsailTarget(), factory.credentialsProvider(), context);
			case LIGHTSAIL_API -> new LightsailApiCheck(factory.lightsailTarget(), context);
			case SES -> new SesCheck(factory.sesTarget(), account, context);
			case SES_IDENTITY ->
				new SesIdentityCheck(factory.sesTarget(), Objects.requireNonNull(settings.from()), context);
		};
	}

	private @Nullable KeyAge keyAge(@Nullable Duration maxKeyAge, CheckClock clock) {
		if (maxKeyAge == null) {
			return null;
		}
		boolean present = ClassUtils.isPresent(IAM_CLIENT, LightsailChecks.class.getClassLoader());
		if (!present) {
			logger.warn("`aws.lightsail.health.max-key-age` requires the dependency software.amazon.awssdk:iam.");
		}
		return new KeyAge(present ? new IamKeys(this.clients) : (credentials) -> Optional.empty(), maxKeyAge,
				this.credentials, this.threads.tasks(), clock);
	}

	/**
	 * Return the version of the credentials, or 0 if they were not resolved yet. The
	 * state of the SES account is discarded when it changes.
	 */
	private long version() {
		long version = this.credentials.version();
		long before = this.version.getAndSet(version);
		if (before != version && before != 0) {
			this.account.clear();
		}
		return version;
	}

	/**
	 * Start the checks that are due, without waiting for their results.
	 */
	public void refresh() {
		refresh(version(), System.nanoTime());
	}

	private void refresh(long version, long calledAt) {
		this.runners.values().forEach((runner) -> runner.refresh(version, calledAt));
	}

	/**
	 * Return the result of one check. If there is none or if it is too old, waits no
	 * longer than the timeout and some milliseconds.
	 * @param check the check
	 * @return the result
	 */
	public CheckResult check(HealthCheck check) {
		return check(check, System.nanoTime());
	}

	/**
	 * Return the result of one check, as {@link #check(HealthCheck)} does.
	 * @param check the check
	 * @param calledAt when the caller began to wait, before it created these checks
	 * @return the result
	 */
	public CheckResult check(HealthCheck check, long calledAt) {
		return check(check, calledAt, this.limit);
	}

	private CheckResult check(HealthCheck check, long calledAt, Duration limit) {
		long version = version();
		refresh(version, calledAt);
		CheckResult result = Objects.requireNonNull(this.runners.get(check)).result(version, calledAt, limit);
		KeyAge keyAge = (check == HealthCheck.CREDENTIALS) ? this.keyAge : null;
		return (keyAge != null && result.status() == HealthStatus.UP) ? result.with(keyAge.details()) : result;
	}

	/**
	 * Return the results of all checks. If one is missing or too old, waits no longer
	 * than the timeout and some milliseconds for all of them together.
	 * @return the results by their checks
	 */
	public Map<HealthCheck, CheckResult> checkAll() {
		return checkAll(this.limit);
	}

	/**
	 * Return the results of all checks.
	 * @param limit the maximum time to wait for all of them together
	 * @return the results by their checks
	 */
	Map<HealthCheck, CheckResult> checkAll(Duration limit) {
		long calledAt = System.nanoTime();
		Map<HealthCheck, CheckResult> results = new LinkedHashMap<>();
		this.runners.keySet().forEach((check) -> results.put(check, check(check, calledAt, limit)));
		return results;
	}

	/**
	 * Return the age of the access key.
	 * @return the age, or empty if it is not checked or not known yet
	 */
	public Optional<Duration> keyAge() {
		return (this.keyAge != null) ? this.keyAge.age() : Optional.empty();
	}

	@Override
	public void close() {
		this.threads.close();
		this.clients.close();
	}

}
