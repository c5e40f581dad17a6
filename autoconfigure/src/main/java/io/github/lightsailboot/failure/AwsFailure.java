package io.github.lightsailboot.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A failed call in our words: a reason to act on, and a sentence that says what to do.
 * Nothing of what AWS wrote is in it but the name of a missing permission.
 */
public final class AwsFailure {

	private final AwsFailureReason reason;

	private final String message;

	private final @Nullable Duration clockSkew;

	AwsFailure(AwsFailureReason reason, String message, @Nullable Duration clockSkew) {
		this.reason = reason;
		this.message = message;
		this.clockSkew = clockSkew;
	}

	/**
	 * Tell why a call failed: by the error's code first, its text second and the HTTP
	 * status last, for the codes are not always there and the statuses vary.
	 * @param failure what the SDK threw
	 * @param call what was asked
	 * @return the failure, {@link AwsFailureReason#SERVICE_ERROR} if nothing else fits
	 */
	public static AwsFailure of(Throwable failure, AwsCall call) {
		return new AwsFailureClassifier(call, Instant.now()).classify(failure);
	}

	/**
	 * Tell why there are no credentials to call AWS with.
	 * @param failure what their source threw
	 * @param call what was to be asked
	 * @return the failure, {@link AwsFailureReason#UNKNOWN_ACCESS_KEY} if the source
	 * could be asked and has none
	 */
	public static AwsFailure ofCredentials(Throwable failure, AwsCall call) {
		AwsFailure result = of(failure, call);
		return (result.reason() != AwsFailureReason.SERVICE_ERROR) ? result
				: new AwsFailure(AwsFailureReason.UNKNOWN_ACCESS_KEY, AwsFailureMessages.noCredentials(), null);
	}

	/**
	 * Return the failure of a call that a mix of versions of the AWS SDK on the class
	 * path prevents.
	 * @param failure what was thrown
	 * @return the failure, or {@code null} if there is no such mix or it is not the cause
	 */
	public static @Nullable AwsFailure ofSdkVersionMismatch(Throwable failure) {
		SdkVersionMismatch mismatch = SdkVersionMismatch.causing(failure);
		return (mismatch != null) ? new AwsFailure(AwsFailureReason.SDK_VERSION_MISMATCH, mismatch.message(), null)
				: null;
	}

	/**
	 * Tell a failure whose reason is known.
	 * @param reason the reason
	 * @param call what was asked
	 * @return the failure
	 */
	public static AwsFailure of(AwsFailureReason reason, AwsCall call) {
		return new AwsFailure(reason, AwsFailureMessages.message(reason, call), null);
	}

	/**
	 * Tell that an answer looks like success and lacks what it should hold, as the page
	 * of a proxy does.
	 * @param call what was asked
	 * @return the failure
	 */
	public static AwsFailure ofMalformedAnswer(AwsCall call) {
		return new AwsFailure(AwsFailureReason.SERVICE_ERROR, AwsFailureMessages.notOfAws(call), null);
	}

	/**
	 * Return this failure with something more to do about it.
	 * @param advice a sentence without a secret
	 * @return the failure
	 */
	public AwsFailure advising(String advice) {
		return new AwsFailure(this.reason, "%s %s".formatted(this.message, advice), this.clockSkew);
	}

	/**
	 * Return why it failed.
	 * @return the reason
	 */
	public AwsFailureReason reason() {
		return this.reason;
	}

	/**
	 * Return what is wrong and what to do.
	 * @return one or two sentences without a secret
	 */
	public String message() {
		return this.message;
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
		return "%s: %s".formatted(this.reason, this.message);
	}

}
