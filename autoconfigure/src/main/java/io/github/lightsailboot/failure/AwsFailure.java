package io.github.lightsailboot.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A failed call: its reason, and a message that says what to do. The message contains no
 * text of AWS, except for the name of a missing permission.
 *
 * @since 0.1.0
 */
public final class AwsFailure {

	private final AwsFailureReason reason;

	private final FailureMeaning meaning;

	private final @Nullable Duration clockSkew;

	private AwsFailure(AwsFailureReason reason, FailureMeaning meaning, @Nullable Duration clockSkew) {
		this.reason = reason;
		this.meaning = meaning;
		this.clockSkew = clockSkew;
	}

	/**
	 * Classify a failed call: by the error's code first, its text second and the HTTP
	 * status last, because codes may be absent and statuses vary.
	 * @param failure what the SDK threw
	 * @param call the call that failed
	 * @return the failure, {@link AwsFailureReason#SERVICE_ERROR} if nothing else fits
	 */
	public static AwsFailure of(Throwable failure, AwsCall call) {
		return new AwsFailureClassifier(call, Instant.now()).classify(failure);
	}

	/**
	 * Classify a failure to resolve the credentials for a call.
	 * @param failure what their source threw
	 * @param call the call that needs them
	 * @return the failure, {@link AwsFailureReason#UNKNOWN_ACCESS_KEY} if the source
	 * works and has none
	 */
	public static AwsFailure ofCredentials(Throwable failure, AwsCall call) {
		AwsFailure result = of(failure, call);
		return (result.reason() != AwsFailureReason.SERVICE_ERROR) ? result
				: of(AwsFailureReason.UNKNOWN_ACCESS_KEY, call).withMessage(AwsFailureMessages.noCredentials());
	}

	/**
	 * Return the failure of a call that a mix of versions of the AWS SDK on the class
	 * path prevents.
	 * @param failure what was thrown
	 * @return the failure, or {@code null} if there is no such mix or it is not the cause
	 */
	public static @Nullable AwsFailure ofSdkVersionMismatch(Throwable failure) {
		SdkVersionMismatch mismatch = SdkVersionMismatch.causing(failure);
		return (mismatch != null) ? new AwsFailure(AwsFailureReason.SDK_VERSION_MISMATCH,
				FailureMeaning.ofSdkVersionMismatch(mismatch.message()), null) : null;
	}

	/**
	 * Return a failure whose reason is known.
	 * @param reason the reason
	 * @param call the call that failed
	 * @return the failure
	 */
	public static AwsFailure of(AwsFailureReason reason, AwsCall call) {
		return new AwsFailure(reason, FailureMeaning.of(reason, call), null);
	}

	/**
	 * Return the failure for a successful response without the expected content, such as
	 * the page of a proxy.
	 * @param call the call
	 * @return the failure
	 */
	public static AwsFailure ofMalformedAnswer(AwsCall call) {
		return of(AwsFailureReason.SERVICE_ERROR, call).withMessage(AwsFailureMessages.notOfAws(call));
	}

	/**
	 * Return this failure with additional advice.
	 * @param advice a sentence without a secret
	 * @return the failure
	 */
	public AwsFailure advising(String advice) {
		return withMessage("%s %s".formatted(message(), advice));
	}

	AwsFailure withMessage(String message) {
		return new AwsFailure(this.reason, new FailureMeaning(status(), message), this.clockSkew);
	}

	AwsFailure withClockSkew(Duration clockSkew) {
		return new AwsFailure(this.reason, this.meaning, clockSkew);
	}

	/**
	 * Return the reason.
	 * @return the reason
	 */
	public AwsFailureReason reason() {
		return this.reason;
	}

	/**
	 * Return the status that this failure has in health.
	 * @return the status of a part of health that failed this way, never
	 * {@link HealthStatus#UP}
	 */
	public HealthStatus status() {
		return this.meaning.status();
	}

	/**
	 * Return what is wrong and what to do.
	 * @return one or two sentences without a secret
	 */
	public String message() {
		return this.meaning.message();
	}

	/**
	 * Return how far this machine's clock is ahead of AWS's.
	 * @return the difference, negative if the clock is behind, or empty if it was not
	 * measured or is not the reason
	 */
	public Optional<Duration> clockSkew() {
		return Optional.ofNullable(this.clockSkew);
	}

	@Override
	public String toString() {
		return "%s: %s".formatted(this.reason, message());
	}

}
