package io.github.lightsailboot.failure;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A failed call: its reason, and a message that says what to do. The message contains no
 * text of AWS, except for the name of a missing permission.
 *
 * @since 0.1.0
 */
public final class AwsFailure {

	private final AwsFailureReason reason;

	private final HealthStatus status;

	private final String message;

	private final @Nullable Duration clockSkew;

	private AwsFailure(AwsFailureReason reason, HealthStatus status, String message, @Nullable Duration clockSkew) {
		this.reason = reason;
		this.status = status;
		this.message = message;
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
		return new AwsFailureClassifier(call).classify(failure);
	}

	/**
	 * Return the error code of a response.
	 * @param exception the exception of the SDK
	 * @return the code; without one, such as in the exception of a mock, the name of the
	 * class that the SDK has for the error; otherwise empty
	 */
	public static String errorCode(AwsServiceException exception) {
		String code = (exception.awsErrorDetails() != null) ? exception.awsErrorDetails().errorCode() : null;
		if (code != null) {
			return code;
		}
		Class<?> type = exception.getClass();
		boolean general = type == AwsServiceException.class || type.getSuperclass() == AwsServiceException.class;
		return general ? "" : type.getSimpleName();
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
				: of(AwsFailureReason.UNKNOWN_ACCESS_KEY, call,
						"The source of the credentials returns none. Check that it is complete, and that this machine"
								+ " reaches it.");
	}

	/**
	 * Return the failure of a call that a mix of versions of the AWS SDK on the class
	 * path prevents.
	 * @param failure what was thrown
	 * @return the failure, or {@code null} if there is no such mix or it is not the cause
	 */
	public static @Nullable AwsFailure ofSdkVersionMismatch(Throwable failure) {
		SdkVersionMismatch mismatch = SdkVersionMismatch.causing(failure);
		return (mismatch != null)
				? new AwsFailure(AwsFailureReason.SDK_VERSION_MISMATCH, HealthStatus.DOWN, mismatch.message(), null)
				: null;
	}

	/**
	 * Return a failure whose reason is known.
	 * @param reason the reason
	 * @param call the call that failed
	 * @return the failure
	 */
	public static AwsFailure of(AwsFailureReason reason, AwsCall call) {
		return switch (reason) {
			case UNKNOWN_ACCESS_KEY -> down(reason, call,
					"AWS does not know the access key, or it is inactive or deleted. Check the access key, and activate"
							+ " it or create a new one in the IAM console.");
			case WRONG_SECRET_KEY -> down(reason, call,
					"The secret key does not belong to the access key. AWS cannot show a secret again: create a new"
							+ " access key in the IAM console and configure both of its parts.");
			case EXPIRED_SESSION -> down(reason, call,
					"The session of the temporary credentials has expired. Get new ones, and configure access key,"
							+ " secret key and session token together.");
			case CLOCK_SKEW -> down(reason, call,
					"AWS refuses the date of the request because this machine's clock is too far off. Let the machine"
							+ " synchronize its clock (chrony or another NTP client).");
			case REGION_NOT_ENABLED -> down(reason, call,
					"The account has not enabled the region %2$s. Enable it in the AWS console under Account, or"
							+ " configure another region.");
			case FOREIGN_ACCOUNT -> down(reason, call,
					"The credentials are those of the Lightsail instance itself, which belong to an account of Amazon's"
							+ " and permit nothing. Configure an access key of your own account.");
			case SDK_VERSION_MISMATCH ->
				down(reason, call, "The class path mixes versions of the AWS SDK for Java. Import the BOM "
						+ SdkVersionMismatch.BOM + " before any other BOM that manages the AWS SDK.");
			case SENDING_PAUSED -> restricted(reason, call,
					"Sending is paused for the account in %2$s. The SES console shows why under Account dashboard and"
							+ " Reputation metrics; resume sending there.");
			case ACCOUNT_SUSPENDED -> restricted(reason, call,
					"SES has suspended the account in %2$s. Reply to the case that AWS Support has opened for it.");
			case QUOTA_EXHAUSTED -> restricted(reason, call,
					"The account has used up its sending quota of 24 hours in %2$s. Wait, or request a higher quota in"
							+ " the SES console.");
			case IDENTITY_NOT_VERIFIED -> restricted(reason, call,
					"SES has not verified the sender's address or its domain in %2$s. Verify one of them in the SES"
							+ " console, in that region.");
			case DKIM_PENDING -> restricted(reason, call,
					"SES has not found the DKIM records of the sender's domain in %2$s. Publish the CNAME records that"
							+ " the SES console shows for the identity.");
			case UNREACHABLE -> down(reason, call,
					"There is no connection to %1$s in %2$s. Check the network of this machine, its proxy and firewall.");
			case TIMEOUT -> down(reason, call,
					"%1$s in %2$s did not respond in time. Check the network of this machine, its proxy and firewall;"
							+ " AWS shows its own state on the AWS Health Dashboard.");
			case SERVICE_ERROR -> down(reason, call,
					"%1$s in %2$s reports an error on its side. Try again later; AWS shows its state on the AWS Health"
							+ " Dashboard.");
			case ACCESS_DENIED -> unknown(reason, call,
					"The credentials do not permit %3$s. Allow this action in an IAM policy of their user if it is"
							+ " needed.");
			case THROTTLED ->
				unknown(reason, call, "%1$s in %2$s has received too many requests of this account. Try again later.");
		};
	}

	private static AwsFailure down(AwsFailureReason reason, AwsCall call, String message) {
		return new AwsFailure(reason, HealthStatus.DOWN, format(message, call), null);
	}

	private static AwsFailure restricted(AwsFailureReason reason, AwsCall call, String message) {
		return new AwsFailure(reason, HealthStatus.RESTRICTED, format(message, call), null);
	}

	private static AwsFailure unknown(AwsFailureReason reason, AwsCall call, String message) {
		return new AwsFailure(reason, HealthStatus.UNKNOWN, format(message, call), null);
	}

	private static String format(String message, AwsCall call) {
		return message.formatted(call.service(), call.region(), call.action());
	}

	/**
	 * Return a failure whose message is more specific than its reason.
	 * @param reason the reason
	 * @param call the call that failed
	 * @param message the message, a format for service, region and action of the call
	 * @return the failure
	 */
	static AwsFailure of(AwsFailureReason reason, AwsCall call, String message) {
		return of(reason, call).withMessage(format(message, call));
	}

	/**
	 * Return the failure for a successful response without the expected content, such as
	 * the page of a proxy.
	 * @param call the call
	 * @return the failure
	 */
	public static AwsFailure ofMalformedAnswer(AwsCall call) {
		return of(AwsFailureReason.SERVICE_ERROR, call,
				"The response for %s is not from AWS. Check for a proxy, a firewall or a log-in page of the network"
						+ " between this machine and AWS.");
	}

	/**
	 * Return this failure with additional advice.
	 * @param advice a sentence without a secret
	 * @return the failure
	 */
	public AwsFailure advising(String advice) {
		return withMessage("%s %s".formatted(this.message, advice));
	}

	AwsFailure withMessage(String message) {
		return new AwsFailure(this.reason, this.status, message, this.clockSkew);
	}

	AwsFailure withClockSkew(Duration clockSkew) {
		return new AwsFailure(this.reason, this.status, this.message, clockSkew);
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
		return this.status;
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
