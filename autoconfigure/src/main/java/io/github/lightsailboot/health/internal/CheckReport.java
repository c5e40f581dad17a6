package io.github.lightsailboot.health.internal;

import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import io.github.lightsailboot.health.LightsailHealthChangedEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Logs the changes of one check, and publishes them on the thread for events. Not
 * thread-safe.
 */
final class CheckReport {

	private static final Log logger = LogFactory.getLog("io.github.lightsailboot.health");

	private final String check;

	private final ApplicationEventPublisher publisher;

	private final CheckThreads threads;

	private HealthStatus status = HealthStatus.UNKNOWN;

	private @Nullable AwsFailureReason reason;

	private long deniedVersion = -1;

	CheckReport(String check, ApplicationEventPublisher publisher, CheckThreads threads) {
		this.check = check;
		this.publisher = publisher;
		this.threads = threads;
	}

	/**
	 * Report a run.
	 * @param result the result of the run
	 * @param version the version of the credentials
	 * @param shown the result that health shows after the run
	 */
	void report(CheckResult result, long version, CheckResult shown) {
		log(result.failure(), version);
		if (shown.status() != this.status) {
			LightsailHealthChangedEvent event = new LightsailHealthChangedEvent(this.check, this.status, shown.status(),
					shown.reason());
			this.status = shown.status();
			logFailure(event, () -> this.threads.events()
				.execute(() -> logFailure(event, () -> this.publisher.publishEvent(event))));
		}
	}

	/**
	 * Run an action, and log its exception. A listener or the start of the thread can
	 * fail.
	 */
	private void logFailure(LightsailHealthChangedEvent event, Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException | Error ex) {
			if (!this.threads.isClosed()) {
				logger.warn("%s was not handled".formatted(event), ex);
			}
		}
	}

	private void log(@Nullable AwsFailure failure, long version) {
		AwsFailureReason previous = this.reason;
		this.reason = (failure != null) ? failure.reason() : null;
		if (this.reason == previous) {
			return;
		}
		if (failure == null) {
			logger.info("Check %s is up again".formatted(this.check));
		}
		else if (failure.reason() != AwsFailureReason.ACCESS_DENIED) {
			logger.warn("Check %s: %s (%s)".formatted(this.check, failure.message(), failure.reason()));
		}
		else if (version != this.deniedVersion) {
			this.deniedVersion = version;
			logger.info("Check %s has no result: %s".formatted(this.check, failure.message()));
		}
	}

}
