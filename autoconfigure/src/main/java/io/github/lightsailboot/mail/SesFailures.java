package io.github.lightsailboot.mail;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Tells what an exception of the SDK means for a message: the code of an answer counts
 * first, its text second, its status last.
 */
final class SesFailures {

	private static final Pattern UNVERIFIED = Pattern.compile("failed the check in region ([^:]+):\\s*(.+?)\\s*$",
			Pattern.DOTALL);

	private static final Set<Class<? extends Throwable>> NEVER_LEFT = Set.of(ConnectException.class,
			NoRouteToHostException.class, UnknownHostException.class, SSLHandshakeException.class);

	private final String region;

	private final BooleanSupplier sandbox;

	SesFailures(String region, BooleanSupplier sandbox) {
		this.region = region;
		this.sandbox = sandbox;
	}

	Attempt of(SdkException ex, Envelope envelope) {
		return (ex instanceof AwsServiceException serviceException) ? ofAnswer(serviceException, envelope)
				: ofClient(ex);
	}

	Attempt noAnswer() {
		return unknown("SES answered without a message ID", null);
	}

	Attempt unexpected(RuntimeException ex) {
		return unknown("Sending ended in an unexpected failure", ex);
	}

	private Attempt ofAnswer(AwsServiceException ex, Envelope envelope) {
		String code = code(ex);
		String text = text(ex);
		if (text.contains("Daily message quota exceeded") || code.equals("LimitExceededException")) {
			return failed(MailFailureReason.QUOTA_EXHAUSTED,
					"The account's quota of recipients in 24 hours is used up in region " + this.region
							+ "; SES accepts messages again as those of yesterday grow older than 24 hours",
					ex);
		}
		return switch (code) {
			case "" -> ofStatus(ex);
			case "TooManyRequestsException", "Throttling", "ThrottlingException", "ThrottledException",
					"RequestThrottled", "RequestThrottledException", "SlowDown", "RequestLimitExceeded" ->
				throttled(ex);
			case "MessageRejected" -> rejected(ex, text, envelope);
			case "MailFromDomainNotVerifiedException" -> failed(MailFailureReason.IDENTITY_NOT_VERIFIED,
					"The MAIL FROM domain of the sender " + address(envelope) + " is not verified in region "
							+ this.region + "; check the DNS records of its custom MAIL FROM domain in the SES console",
					ex);
			case "SendingPausedException", "AccountSendingPausedException", "ConfigurationSetSendingPausedException" ->
				paused(ex, code, text);
			case "AccountSuspendedException" ->
				failed(MailFailureReason.ACCOUNT_SUSPENDED, "AWS has suspended sending for this account in region "
						+ this.region + "; see the message in the SES console and answer it", ex);
			case "AccessDeniedException",
					"AccessDenied" ->
				failed(MailFailureReason.ACCESS_DENIED,
						"The key may not send this message: allow it the action ses:SendRawEmail for the sender "
								+ address(envelope) + " in region " + this.region,
						ex);
			case "UnrecognizedClientException", "InvalidClientTokenId", "IncompleteSignature",
					"IncompleteSignatureException", "MissingAuthenticationTokenException" ->
				credentials(text.contains("expired") ? MailFailureReason.EXPIRED_SESSION
						: MailFailureReason.UNKNOWN_ACCESS_KEY, ex);
			case "ExpiredTokenException", "ExpiredToken" -> credentials(MailFailureReason.EXPIRED_SESSION, ex);
			case "RequestExpired", "RequestTimeTooSkewed" -> credentials(MailFailureReason.CLOCK_SKEW, ex);
			case "InvalidSignatureException", "SignatureDoesNotMatch" ->
				credentials(text.contains("Signature expired") || text.contains("Signature not yet current")
						? MailFailureReason.CLOCK_SKEW : MailFailureReason.WRONG_SECRET_KEY, ex);
			case "OptInRequired", "RegionDisabledException" -> failed(MailFailureReason.REGION_NOT_ENABLED,
					"The region " + this.region + " is not enabled for this account", ex);
			case "RequestEntityTooLargeException" ->
				failed(MailFailureReason.MESSAGE_TOO_LARGE, "The message is larger than SES accepts", ex);
			case "NotFoundException" -> failed(MailFailureReason.REJECTED,
					"SES does not know the configuration set or the identity of this message: " + text, ex);
			default -> ofUnknownCode(ex, text);
		};
	}

	private Attempt ofUnknownCode(AwsServiceException ex, String text) {
		int status = ex.statusCode();
		if (status == 500 || status == 503) {
			return again(MailFailureReason.SERVICE_ERROR, "SES failed: " + text, ex);
		}
		if (status > 500) {
			return unknown("SES failed after it was handed the message", ex);
		}
		return failed(MailFailureReason.REJECTED, "SES refused the message: " + text, ex);
	}

	private Attempt ofStatus(AwsServiceException ex) {
		int status = ex.statusCode();
		if (status == 429) {
			return throttled(ex);
		}
		if (status == 413) {
			return failed(MailFailureReason.MESSAGE_TOO_LARGE,
					"The message is larger than SES, or a proxy on the way, accepts", ex);
		}
		if (status >= 500) {
			return unknown("The answer has status " + status + " and does not come from SES", ex);
		}
		return failed(MailFailureReason.SERVICE_ERROR,
				"The answer has status " + status + " and does not come from SES; is there a proxy on the way?", ex);
	}

	private Attempt throttled(AwsServiceException ex) {
		return new Attempt.Throttled(
				new MailSendException("SES throttled the message for too long; it was not sent", ex));
	}

	private Attempt rejected(AwsServiceException ex, String text, Envelope envelope) {
		if (!text.toLowerCase(Locale.ROOT).contains("not verified")) {
			return failed(MailFailureReason.REJECTED, "SES refused the message: " + text, ex);
		}
		Matcher matcher = UNVERIFIED.matcher(text);
		String addresses = matcher.find() ? matcher.group(2) : address(envelope);
		return failed(MailFailureReason.IDENTITY_NOT_VERIFIED,
				"Not verified in region " + this.region + ": " + addresses + "; verify the address or its domain there"
						+ (this.sandbox.getAsBoolean()
								? ". The account is in the sandbox, where recipients have to be verified too" : ""),
				ex);
	}

	private Attempt paused(AwsServiceException ex, String code, String text) {
		if (code.startsWith("ConfigurationSet") || text.toLowerCase(Locale.ROOT).contains("configuration set")) {
			return new Attempt.Failed(MailFailureReason.SENDING_PAUSED,
					new MailSendException(
							"Sending is paused for the message's configuration set in region " + this.region, ex),
					false, false);
		}
		return failed(MailFailureReason.SENDING_PAUSED,
				"Sending is paused for this account in region " + this.region + "; resume it in the SES console", ex);
	}

	private Attempt credentials(MailFailureReason reason, AwsServiceException ex) {
		String sentence = switch (reason) {
			case EXPIRED_SESSION -> "The temporary credentials have expired; get new ones";
			case CLOCK_SKEW -> "The clock of this machine is too far off; set it, best by a time service";
			case WRONG_SECRET_KEY -> "The secret key is not that of the access key. AWS cannot show a secret again: "
					+ "create a new access key if it is lost";
			default -> "AWS does not know the access key in region " + this.region
					+ ": it was deleted, is inactive, or the region is not enabled for the account";
		};
		return new Attempt.Failed(reason, new SesMailAuthenticationException(reason, sentence, ex), true, false);
	}

	private Attempt ofClient(SdkException ex) {
		if (neverLeft(ex)) {
			boolean slow = causedBy(ex, SocketTimeoutException.class) != null;
			return again(slow ? MailFailureReason.TIMEOUT : MailFailureReason.UNREACHABLE,
					slow ? "SES did not take the message in time; it was not sent"
							: "SES could not be reached in region " + this.region + "; the message was not sent",
					ex);
		}
		if (beforeSending(ex)) {
			return credentialsNotLoaded(ex);
		}
		return unknown((ex instanceof ApiCallTimeoutException || ex instanceof ApiCallAttemptTimeoutException
				|| causedBy(ex, SocketTimeoutException.class) != null) ? "SES did not answer in time"
						: "The answer of SES was lost",
				ex);
	}

	/**
	 * The SDK reports a request that it could not sign without an I/O cause.
	 */
	private static boolean beforeSending(SdkException ex) {
		String text = String.valueOf(ex.getMessage());
		return text.contains("Unable to load credentials") || text.contains("Failed to load credentials")
				|| text.contains("resolve credentials") || text.contains("Credentials provider");
	}

	private static Attempt credentialsNotLoaded(SdkException ex) {
		MailFailureReason reason = MailFailureReason.UNKNOWN_ACCESS_KEY;
		return new Attempt.Failed(reason,
				new SesMailAuthenticationException(reason, "There are no credentials to sign the message with", ex),
				true, false);
	}

	private static boolean neverLeft(Throwable ex) {
		if (causedBy(ex, RequestNotSentException.class) != null) {
			return true;
		}
		return NEVER_LEFT.stream().anyMatch((type) -> causedBy(ex, type) != null);
	}

	private static <T> @Nullable T causedBy(Throwable ex, Class<T> type) {
		Throwable cause = ex;
		for (int i = 0; cause != null && i < 20; i++) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
			cause = cause.getCause();
		}
		return null;
	}

	private static Attempt failed(MailFailureReason reason, String sentence, Throwable cause) {
		return new Attempt.Failed(reason, new MailSendException(sentence, cause), reason.concernsAccount(), false);
	}

	private static Attempt again(MailFailureReason reason, String sentence, Throwable cause) {
		return new Attempt.Failed(reason, new MailSendException(sentence, cause), false, true);
	}

	private static Attempt unknown(String what, @Nullable Throwable cause) {
		MailException failure = (cause != null) ? new MailSendException(unknownSentence(what), cause)
				: new MailSendException(unknownSentence(what));
		return new Attempt.Failed(MailFailureReason.OUTCOME_UNKNOWN, failure, false, false);
	}

	private static String unknownSentence(String what) {
		return what + "; the message may have been sent, and was not sent again";
	}

	private static String address(Envelope envelope) {
		return envelope.from();
	}

	private static String code(AwsServiceException ex) {
		AwsErrorDetails details = ex.awsErrorDetails();
		return (details != null) ? Objects.requireNonNullElse(details.errorCode(), "") : "";
	}

	private static String text(AwsServiceException ex) {
		AwsErrorDetails details = ex.awsErrorDetails();
		return (details != null) ? Objects.requireNonNullElse(details.errorMessage(), "") : "";
	}

}
