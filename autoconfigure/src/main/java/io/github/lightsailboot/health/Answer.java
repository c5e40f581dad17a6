package io.github.lightsailboot.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.jspecify.annotations.Nullable;

/**
 * How asking once ended.
 *
 * @param failure why it failed, or {@code null} if it did not
 * @param details what is known besides
 */
record Answer(@Nullable AwsFailure failure, Map<String, Object> details) {

	static Answer up(Map<String, Object> details) {
		return new Answer(null, details);
	}

	static Answer failed(AwsFailure failure, Map<String, Object> details) {
		return new Answer(failure, details);
	}

	@Nullable AwsFailureReason reason() {
		return (this.failure != null) ? this.failure.reason() : null;
	}

	/**
	 * Return whether this says nothing of how things are, only that they could not be
	 * asked for.
	 */
	boolean isLost() {
		AwsFailureReason reason = reason();
		return reason == AwsFailureReason.UNREACHABLE || reason == AwsFailureReason.TIMEOUT
				|| reason == AwsFailureReason.SERVICE_ERROR;
	}

	boolean isThrottled() {
		return reason() == AwsFailureReason.THROTTLED;
	}

	/**
	 * Return the status when there is no other answer to compare with.
	 */
	CheckStatus status() {
		AwsFailureReason reason = reason();
		if (reason == null) {
			return CheckStatus.UP;
		}
		return switch (reason) {
			case SENDING_PAUSED, ACCOUNT_SUSPENDED, QUOTA_EXHAUSTED -> CheckStatus.RESTRICTED;
			case ACCESS_DENIED, THROTTLED -> CheckStatus.UNKNOWN;
			default -> CheckStatus.DOWN;
		};
	}

	/**
	 * Return whether AWS answered, and the answer is that not all is well.
	 */
	boolean isDown() {
		return status() == CheckStatus.DOWN;
	}

	Answer with(String key, Object value) {
		Map<String, Object> details = new LinkedHashMap<>(this.details);
		details.put(key, value);
		return new Answer(this.failure, details);
	}

}
