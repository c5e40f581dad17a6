package io.github.lightsailboot.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.lightsailboot.failure.AwsFailureReason;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one check.
 */
public final class CheckResult {

	private final CheckStatus status;

	private final @Nullable AwsFailureReason reason;

	private final Map<String, Object> details;

	CheckResult(CheckStatus status, @Nullable AwsFailureReason reason, Map<String, Object> details) {
		this.status = status;
		this.reason = reason;
		this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
	}

	/**
	 * Create a result for a check that was not made yet.
	 */
	static CheckResult pending(Map<String, Object> details) {
		return new CheckResult(CheckStatus.UNKNOWN, null, details);
	}

	/**
	 * Return how the check ended.
	 * @return the status
	 */
	public CheckStatus status() {
		return this.status;
	}

	/**
	 * Return why the check did not end well, or could not be made again.
	 * @return the reason, or empty if all is well
	 */
	public Optional<AwsFailureReason> reason() {
		return Optional.ofNullable(this.reason);
	}

	/**
	 * Return what health shows: {@code reason} and {@code message}, {@code checkedAt},
	 * {@code stale}, and what AWS answered; never a secret.
	 * @return the details
	 */
	public Map<String, Object> details() {
		return this.details;
	}

	@Override
	public String toString() {
		return "%s %s".formatted(this.status, this.details);
	}

}
