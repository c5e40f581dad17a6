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

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

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

	private final AwsCall call;

	private final BooleanSupplier sandbox;

	SesFailures(Region region, BooleanSupplier sandbox) {
		this.call = new AwsCall("SES", region, "ses:SendRawEmail");
		this.sandbox = sandbox;
	}

	Attempt of(SdkException ex, Envelope envelope) {
		return (ex instanceof AwsServiceException serviceException) ? ofAnswer(serviceException, envelope)
				: ofClient(ex);
	}

	Attempt noAnswer() {
		return unknown("SES answered without a message ID", null);
	}

	/**
	 * A request of which a part was written is not tried again, for that took minutes.
	 */
	Attempt notTaken(SdkException ex) {
		return failed(MailFailureReason.TIMEOUT, "SES did not take the message in time; it was not sent", ex);
	}

	Attempt unexpected(Throwable ex) {
		return unknown("Sending ended in an unexpected failure", ex);
	}

	/**
	 * Return what an error means that a mix of versions of the SDK may have caused.
	 * @param sent whether the message may have been sent
	 */
	Attempt ofLinkage(LinkageError ex, boolean sent) {
		MailException mismatch = versionMismatch(ex,
				sent ? "The message may have been sent, and was not sent again." : "The message was not sent.");
		return (mismatch != null) ? new Attempt.Failed(MailFailureReason.SDK_VERSION_MISMATCH, mismatch, true, false)
				: unexpected(ex);
	}

	/**
	 * Return what keeps every message from being sent when a client cannot be built.
	 * @throws LinkageError if a mix of versions of the SDK is not the cause
	 */
	static MailDispatcher.Stop ofBuilding(LinkageError ex) {
		MailException mismatch = versionMismatch(ex, "The message was not sent.");
		if (mismatch == null) {
			throw ex;
		}
		return new MailDispatcher.Stop(MailFailureReason.SDK_VERSION_MISMATCH, mismatch);
	}

	private static @Nullable MailException versionMismatch(LinkageError ex, String outcome) {
		AwsFailure failure = AwsFailure.ofSdkVersionMismatch(ex);
		return (failure != null) ? new MailSendException("%s %s".formatted(outcome, failure.message()), ex) : null;
	}

	private Attempt ofAnswer(AwsServiceException ex, Envelope envelope) {
		String code = code(ex);
		String text = text(ex);
		return switch (code) {
			case "MessageRejected" -> rejected(ex, text, envelope);
			case "MailFromDomainNotVerifiedException" -> failed(MailFailureReason.IDENTITY_NOT_VERIFIED,
					"The MAIL FROM domain of the sender " + envelope.from() + " is not verified in region " + region()
							+ "; check the DNS records of its custom MAIL FROM domain in the SES console",
					ex);
			case "SendingPausedException", "AccountSendingPausedException", "ConfigurationSetSendingPausedException" ->
				isOfConfigurationSet(code, text) ? pausedConfigurationSet(ex) : general(ex, text);
			case "RequestEntityTooLargeException" ->
				failed(MailFailureReason.MESSAGE_TOO_LARGE, "The message is larger than SES accepts", ex);
			case "NotFoundException" -> failed(MailFailureReason.REJECTED,
					"SES does not know the configuration set or the identity of this message: " + text, ex);
			case "BadRequestException" -> failed(MailFailureReason.REJECTED, "SES refused the message: " + text, ex);
			default -> general(ex, text);
		};
	}

	private Attempt general(AwsServiceException ex, String text) {
		AwsFailure failure = AwsFailure.of(ex, this.call);
		MailFailureReason reason = MailFailureReason.valueOf(failure.reason().name());
		return switch (reason) {
			case THROTTLED -> new Attempt.Throttled(
					new MailSendException("SES throttled the message for too long; it was not sent", ex));
			case UNKNOWN_ACCESS_KEY, WRONG_SECRET_KEY, EXPIRED_SESSION, CLOCK_SKEW ->
				credentials(reason, failure.message(), ex);
			case SERVICE_ERROR -> code(ex).isEmpty() ? ofStatus(ex) : ofUnknownCode(ex, text);
			default -> failed(reason, failure.message(), ex);
		};
	}

	private Attempt ofUnknownCode(AwsServiceException ex, String text) {
		int status = ex.statusCode();
		if (status == 500 || status == 503) {
			return again(MailFailureReason.SERVICE_ERROR, "SES failed, and did not take the message", ex);
		}
		if (status > 500) {
			return unknown("SES failed after it was handed the message", ex);
		}
		return failed(MailFailureReason.REJECTED, "SES refused the message: " + text, ex);
	}

	private Attempt ofStatus(AwsServiceException ex) {
		int status = ex.statusCode();
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

	private Attempt rejected(AwsServiceException ex, String text, Envelope envelope) {
		if (!text.toLowerCase(Locale.ROOT).contains("not verified")) {
			return failed(MailFailureReason.REJECTED, "SES refused the message: " + text, ex);
		}
		Matcher matcher = UNVERIFIED.matcher(text);
		String addresses = matcher.find() ? matcher.group(2) : envelope.from();
		return failed(MailFailureReason.IDENTITY_NOT_VERIFIED,
				"Not verified in region " + region() + ": " + addresses + "; verify the address or its domain there"
						+ (this.sandbox.getAsBoolean()
								? ". The account is in the sandbox, where recipients have to be verified too" : ""),
				ex);
	}

	private static boolean isOfConfigurationSet(String code, String text) {
		return code.startsWith("ConfigurationSet") || text.toLowerCase(Locale.ROOT).contains("configuration set");
	}

	private Attempt pausedConfigurationSet(AwsServiceException ex) {
		return new Attempt.Failed(MailFailureReason.SENDING_PAUSED, new MailSendException(
				"Sending is paused for the message's configuration set in region " + region(), ex), false, false);
	}

	private static Attempt credentials(MailFailureReason reason, String sentence, SdkException ex) {
		return new Attempt.Failed(reason, new SesMailAuthenticationException(reason, sentence, ex), true, false);
	}

	private Attempt ofClient(SdkException ex) {
		if (neverLeft(ex)) {
			boolean slow = causedBy(ex, SocketTimeoutException.class) != null;
			return again(slow ? MailFailureReason.TIMEOUT : MailFailureReason.UNREACHABLE,
					slow ? "SES did not take the message in time; it was not sent"
							: "SES could not be reached in region " + region() + "; the message was not sent",
					ex);
		}
		if (beforeSending(ex)) {
			return credentials(MailFailureReason.UNKNOWN_ACCESS_KEY,
					"There are no credentials to sign the message with", ex);
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

	private String region() {
		return this.call.region().id();
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
