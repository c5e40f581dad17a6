package io.github.lightsailboot.health.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check.
 *
 * @param status the status
 * @param failure why the last run of the check failed, or {@code null} if it did not
 * @param details other details that health shows, never a secret
 */
public record CheckResult(HealthStatus status, @Nullable AwsFailure failure, Map<String, Object> details) {

	public CheckResult {
		details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
	}

	static CheckResult of(@Nullable AwsFailure failure, Map<String, Object> details) {
		return new CheckResult((failure != null) ? failure.status() : HealthStatus.UP, failure, details);
	}

	/**
	 * Return the reason of the failure.
	 * @return the reason, or {@code null} if the check did not fail
	 */
	public @Nullable AwsFailureReason reason() {
		return (this.failure != null) ? this.failure.reason() : null;
	}

	/**
	 * Return whether there is no result yet.
	 */
	boolean isPending() {
		return this.status == HealthStatus.UNKNOWN && this.failure == null;
	}

	/**
	 * Return whether there is no valid response from AWS, so nothing is known about the
	 * credentials and the account.
	 */
	boolean isLost() {
		AwsFailureReason reason = reason();
		return reason == AwsFailureReason.UNREACHABLE || reason == AwsFailureReason.TIMEOUT
				|| reason == AwsFailureReason.SERVICE_ERROR;
	}

	/**
	 * Return whether there is a valid response from AWS that is not a throttling error.
	 */
	boolean isAnswered() {
		return !isLost() && reason() != AwsFailureReason.THROTTLED;
	}

	CheckResult with(Map<String, Object> more) {
		Map<String, Object> details = new LinkedHashMap<>(this.details);
		details.putAll(more);
		return new CheckResult(this.status, this.failure, details);
	}

}
