package io.github.lightsailboot.health.internal;

import java.util.function.Consumer;

import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import io.github.lightsailboot.health.LightsailHealthChangedEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs and publishes the changes of one check. Not thread-safe.
 */
final class CheckReport {

	private static final Log logger = LogFactory.getLog("io.github.lightsailboot.health");

	private final String check;

	private final Consumer<LightsailHealthChangedEvent> publisher;

	private HealthStatus status = HealthStatus.UNKNOWN;

	private @Nullable AwsFailureReason reason;

	private long deniedVersion = -1;

	CheckReport(String check, Consumer<LightsailHealthChangedEvent> publisher) {
		this.check = check;
		this.publisher = publisher;
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
			this.publisher
				.accept(new LightsailHealthChangedEvent(this.check, this.status, shown.status(), shown.reason()));
			this.status = shown.status();
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
