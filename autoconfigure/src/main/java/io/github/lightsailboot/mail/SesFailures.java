package io.github.lightsailboot.mail;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.region.internal.OptInRegions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.regions.Region;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.util.StringUtils;

/**
 * Classifies the exception of a request to SES: first by the error code of the response,
 * then by its text, then by its status.
 */
final class SesFailures {

	private static final Pattern UNVERIFIED = Pattern.compile("failed the check in region ([^:]+):\\s*(.+?)\\s*$",
			Pattern.DOTALL);

	static final String MAYBE_SENT = "The message may have been sent, and was not sent again.";

	private static final String NOT_SENT = "The message was not sent.";

	private static final Set<MailFailureReason> OF_CREDENTIALS = EnumSet.of(MailFailureReason.UNKNOWN_ACCESS_KEY,
			MailFailureReason.WRONG_SECRET_KEY, MailFailureReason.EXPIRED_SESSION, MailFailureReason.CLOCK_SKEW);

	private final AwsCall call;

	private final Supplier<Optional<Boolean>> sandbox;

	SesFailures(Region region, Supplier<Optional<Boolean>> sandbox) {
		this.call = new AwsCall("SES", region, "ses:SendRawEmail");
		this.sandbox = sandbox;
	}

	/**
	 * Classify a failed request.
	 * @param ex the exception of the client
	 * @param progress the progress of the request
	 * @param envelope the envelope of the message
	 */
	MailFailure of(Throwable ex, RequestTracker.Progress progress, Envelope envelope) {
		if (ex instanceof AwsServiceException serviceException) {
			return ofAnswer(serviceException, envelope);
		}
		MailFailure mismatch = versionMismatch(ex,
				(progress == RequestTracker.Progress.WRITTEN) ? MAYBE_SENT : NOT_SENT);
		if (mismatch != null) {
			return mismatch;
		}
		if (ex instanceof Error && progress != RequestTracker.Progress.PREPARING) {
			return unknown("Sending ended unexpectedly", ex);
		}
		return switch (progress) {
			case PREPARING -> beforeSending(ex);
			case SENDING -> notSent(ex);
			case WRITTEN ->
				unknown(isTimeout(ex) ? "SES did not respond in time" : "No valid response from SES was received", ex);
		};
	}

	/**
	 * Return the failure of every message if there is no client.
	 */
	static MailFailure ofClient(Throwable ex) {
		MailFailure mismatch = versionMismatch(ex, NOT_SENT);
		return (mismatch != null) ? mismatch
				: MailFailure.ofAll("The message was not sent: the SES client cannot be created.", ex);
	}

	private static @Nullable MailFailure versionMismatch(Throwable ex, String outcome) {
		AwsFailure failure = AwsFailure.ofSdkVersionMismatch(ex);
		return (failure != null) ? MailFailure.of(MailFailureReason.SDK_VERSION_MISMATCH,
				"%s %s".formatted(outcome, failure.message()), ex) : null;
	}

	static MailFailure withoutMessageId() {
		return unknown("The response of SES has no message ID", null);
	}

	private MailFailure ofAnswer(AwsServiceException ex, Envelope envelope) {
		String code = AwsFailure.errorCode(ex);
		String text = text(ex);
		return switch (code) {
			case "MessageRejected", "MessageRejectedException" -> rejected(ex, text, envelope);
			case "MailFromDomainNotVerifiedException" -> MailFailure.of(MailFailureReason.IDENTITY_NOT_VERIFIED,
					"The MAIL FROM domain of the sender %s is not verified in region %s. Check the DNS records of its custom MAIL FROM domain in the SES console."
						.formatted(envelope.from(), region()),
					ex);
			case "SendingPausedException", "AccountSendingPausedException", "ConfigurationSetSendingPausedException" ->
				isOfConfigurationSet(code, text) ? pausedConfigurationSet(ex) : general(ex, text);
			case "RequestEntityTooLargeException" ->
				MailFailure.of(MailFailureReason.MESSAGE_TOO_LARGE, "The message is larger than SES accepts.", ex);
			case "NotFoundException" -> MailFailure.of(MailFailureReason.REJECTED,
					"The configuration set or the identity of this message does not exist: " + text, ex);
			case "BadRequestException" ->
				MailFailure.of(MailFailureReason.REJECTED, "SES rejected the message: " + text, ex);
			default -> general(ex, text);
		};
	}

	private MailFailure general(AwsServiceException ex, String text) {
		AwsFailure failure = AwsFailure.of(ex, this.call);
		return switch (failure.reason()) {
			case THROTTLED -> notAccepted(MailFailureReason.THROTTLED,
					"SES throttled the message for too long. It was not sent.", ex);
			case SERVICE_ERROR -> AwsFailure.errorCode(ex).isEmpty() ? ofStatus(ex) : ofUnknownCode(ex, text);
			case UNKNOWN_ACCESS_KEY -> of(rejectedKey(failure), ex);
			default -> of(failure, ex);
		};
	}

	/**
	 * A region that the account has not enabled rejects a valid key as if it did not
	 * exist. Health distinguishes the two with another request.
	 */
	private AwsFailure rejectedKey(AwsFailure failure) {
		return OptInRegions.contains(this.call.region()) ? failure.advising(OptInRegions.advice(this.call.region()))
				: failure;
	}

	private static MailFailure of(AwsFailure failure, Throwable ex) {
		MailFailureReason reason = reason(failure.reason());
		return MailFailure.of(reason,
				OF_CREDENTIALS.contains(reason) ? new MailAuthenticationException(failure.message(), ex)
						: new MailSendException(failure.message(), ex));
	}

	private static MailFailureReason reason(AwsFailureReason reason) {
		return switch (reason) {
			case UNKNOWN_ACCESS_KEY -> MailFailureReason.UNKNOWN_ACCESS_KEY;
			case WRONG_SECRET_KEY -> MailFailureReason.WRONG_SECRET_KEY;
			case EXPIRED_SESSION -> MailFailureReason.EXPIRED_SESSION;
			case CLOCK_SKEW -> MailFailureReason.CLOCK_SKEW;
			case REGION_NOT_ENABLED -> MailFailureReason.REGION_NOT_ENABLED;
			case FOREIGN_ACCOUNT -> MailFailureReason.FOREIGN_ACCOUNT;
			case SDK_VERSION_MISMATCH -> MailFailureReason.SDK_VERSION_MISMATCH;
			case SENDING_PAUSED -> MailFailureReason.SENDING_PAUSED;
			case ACCOUNT_SUSPENDED -> MailFailureReason.ACCOUNT_SUSPENDED;
			case QUOTA_EXHAUSTED -> MailFailureReason.QUOTA_EXHAUSTED;
			case IDENTITY_NOT_VERIFIED, DKIM_PENDING -> MailFailureReason.IDENTITY_NOT_VERIFIED;
			case UNREACHABLE -> MailFailureReason.UNREACHABLE;
			case TIMEOUT -> MailFailureReason.TIMEOUT;
			case SERVICE_ERROR -> MailFailureReason.SERVICE_ERROR;
			case ACCESS_DENIED -> MailFailureReason.ACCESS_DENIED;
			case THROTTLED -> MailFailureReason.THROTTLED;
		};
	}

	private static MailFailure ofUnknownCode(AwsServiceException ex, String text) {
		int status = ex.statusCode();
		if (status == 500 || status == 503) {
			return notAccepted(MailFailureReason.SERVICE_ERROR, "SES failed, and did not accept the message.", ex);
		}
		if (status > 500) {
			return unknown("SES failed after it received the message", ex);
		}
		return MailFailure.of(MailFailureReason.REJECTED, "SES rejected the message: " + text, ex);
	}

	private static MailFailure ofStatus(AwsServiceException ex) {
		int status = ex.statusCode();
		if (status == 413) {
			return MailFailure.of(MailFailureReason.MESSAGE_TOO_LARGE,
					"The message is larger than SES, or a proxy in between, accepts.", ex);
		}
		if (status >= 500) {
			return unknown("The response has status " + status + " and is not from SES", ex);
		}
		return MailFailure.of(MailFailureReason.SERVICE_ERROR, "The response has status " + status
				+ " and is not from SES. Check whether there is a proxy in between.", ex);
	}

	private MailFailure rejected(AwsServiceException ex, String text, Envelope envelope) {
		if (!text.toLowerCase(Locale.ROOT).contains("not verified")) {
			return MailFailure.of(MailFailureReason.REJECTED, "SES rejected the message: " + text, ex);
		}
		Matcher matcher = UNVERIFIED.matcher(text);
		String addresses = matcher.find() ? matcher.group(2) : envelope.from();
		return MailFailure.of(MailFailureReason.IDENTITY_NOT_VERIFIED,
				"Not verified in region %s: %s. Verify the address or its domain there.%s".formatted(region(),
						addresses, aboutSandbox()),
				ex);
	}

	private String aboutSandbox() {
		return this.sandbox.get()
			.map((sandbox) -> sandbox ? " The account is in the sandbox, where recipients have to be verified too."
					: "")
			.orElse(" If the account is in the sandbox, recipients have to be verified too.");
	}

	private static boolean isOfConfigurationSet(String code, String text) {
		return code.startsWith("ConfigurationSet") || text.toLowerCase(Locale.ROOT).contains("configuration set");
	}

	private static MailFailure pausedConfigurationSet(AwsServiceException ex) {
		return MailFailure
			.of(MailFailureReason.SENDING_PAUSED,
					"Sending is paused for the configuration set of this message. Resume it in the SES console.", ex)
			.concerning(MailFailure.Scope.MESSAGE);
	}

	/**
	 * The SDK has no exception type of its own for a request that cannot be signed.
	 */
	private MailFailure beforeSending(Throwable ex) {
		String text = String.valueOf(ex.getMessage());
		if (text.contains("Unable to load credentials") || text.contains("Failed to load credentials")
				|| text.contains("resolve credentials") || text.contains("Credentials provider")) {
			return of(AwsFailure.of(AwsFailureReason.UNKNOWN_ACCESS_KEY, this.call), ex);
		}
		if (isTimeout(ex)) {
			return notSent(ex);
		}
		return MailFailure.of(MailFailureReason.NOT_SENT, "The message was not sent: its request could not be created.",
				ex);
	}

	/**
	 * A request that was partly written when its timeout of minutes ended is not retried.
	 */
	private MailFailure notSent(Throwable ex) {
		boolean timeout = isTimeout(ex);
		MailFailureReason reason = timeout ? MailFailureReason.TIMEOUT : MailFailureReason.UNREACHABLE;
		String message = timeout ? "SES did not receive the message in time. The message was not sent."
				: "There is no connection to SES in region %s. The message was not sent.".formatted(region());
		boolean limitOfMinutes = ex instanceof ApiCallAttemptTimeoutException || ex instanceof ApiCallTimeoutException;
		return limitOfMinutes ? MailFailure.of(reason, message, ex) : notAccepted(reason, message, ex);
	}

	private static MailFailure notAccepted(MailFailureReason reason, String message, Throwable ex) {
		return MailFailure.of(reason, message, ex).concerning(MailFailure.Scope.REQUEST);
	}

	private boolean isTimeout(Throwable ex) {
		return AwsFailure.of(ex, this.call).reason() == AwsFailureReason.TIMEOUT;
	}

	private static MailFailure unknown(String what, @Nullable Throwable cause) {
		return MailFailure.of(MailFailureReason.OUTCOME_UNKNOWN, "%s. %s".formatted(what, MAYBE_SENT), cause);
	}

	private String region() {
		return this.call.region().id();
	}

	private static String text(AwsServiceException ex) {
		return Optional.ofNullable(ex.awsErrorDetails())
			.map(AwsErrorDetails::errorMessage)
			.filter(StringUtils::hasText)
			.orElse("SES gave no further information.");
	}

}
