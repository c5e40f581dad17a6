package io.github.lightsailboot.failure;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

import org.springframework.core.NestedExceptionUtils;

/**
 * Finds the reason of a failed call in what the SDK threw: in the response of the service
 * if there is one, and otherwise in the failure of the connection.
 */
final class AwsFailureClassifier {

	/**
	 * Minimum clock difference that AWS accepts. AWS documents 5 minutes for most
	 * services and 15 for some.
	 */
	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final Pattern DENIED_ACTION = Pattern
		.compile("not authorized to perform:? ([a-z][a-z0-9-]{0,30}:[A-Za-z]{1,60})\\b");

	private final AwsCall call;

	AwsFailureClassifier(AwsCall call) {
		this.call = call;
	}

	AwsFailure classify(Throwable failure) {
		AwsServiceException service = Causes.find(failure, AwsServiceException.class);
		if (service != null) {
			return service(service);
		}
		SdkServiceException other = Causes.find(failure, SdkServiceException.class);
		if (other != null) {
			return status(other.statusCode());
		}
		AwsFailure mismatch = AwsFailure.ofSdkVersionMismatch(failure);
		return (mismatch != null) ? mismatch : lost(failure);
	}

	private AwsFailure service(AwsServiceException failure) {
		AwsErrorDetails details = failure.awsErrorDetails();
		String code = AwsFailure.errorCode(failure);
		String message = text((details != null) ? details.errorMessage() : null);
		AwsFailure result = code(code, message, details);
		if (result == null) {
			result = message(message, details);
		}
		if (result == null && (failure.isThrottlingException() || failure.statusCode() == 429)) {
			result = failure(AwsFailureReason.THROTTLED);
		}
		if (result == null) {
			result = code.isEmpty() ? status(failure.statusCode()) : serviceError(failure.statusCode());
		}
		return result;
	}

	private @Nullable AwsFailure code(String fullCode, String message, @Nullable AwsErrorDetails details) {
		String code = fullCode.endsWith("Exception") ? fullCode.substring(0, fullCode.length() - "Exception".length())
				: fullCode;
		return switch (code) {
			case "InvalidClientTokenId", "UnrecognizedClient", "InvalidAccessKeyId", "InvalidToken",
					"Unauthenticated" ->
				failure(AwsFailureReason.UNKNOWN_ACCESS_KEY);
			case "IncompleteSignature" -> failure(AwsFailureReason.UNKNOWN_ACCESS_KEY,
					"AWS cannot read the access key. Check it for blanks, quotes and other characters that do not"
							+ " belong there.");
			case "SignatureDoesNotMatch", "InvalidSignature" -> signature(message, details);
			case "ExpiredToken", "TokenRefreshRequired" -> failure(AwsFailureReason.EXPIRED_SESSION);
			case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" -> skew(details);
			case "OptInRequired", "RegionDisabled" -> failure(AwsFailureReason.REGION_NOT_ENABLED);
			case "RegionSetupInProgress", "AccountSetupInProgress" -> failure(AwsFailureReason.SERVICE_ERROR,
					"AWS is still setting up the account for %s in %s. Wait a few minutes.");
			case "SendingPaused", "AccountSendingPaused" -> failure(AwsFailureReason.SENDING_PAUSED);
			case "AccountSuspended" -> failure(AwsFailureReason.ACCOUNT_SUSPENDED);
			case "AccessDenied", "Unauthorized", "UnauthorizedOperation", "NotAuthorized" -> denied(message);
			// The older API of SES has one code for the rate and for the daily quota
			case "TooManyRequests", "Throttling", "Throttled", "RequestLimitExceeded" ->
				failure(isDailyQuota(message) ? AwsFailureReason.QUOTA_EXHAUSTED : AwsFailureReason.THROTTLED);
			case "LimitExceeded" ->
				(isSending() || isDailyQuota(message)) ? failure(AwsFailureReason.QUOTA_EXHAUSTED) : null;
			default -> null;
		};
	}

	private @Nullable AwsFailure message(String message, @Nullable AwsErrorDetails details) {
		String lowerCase = message.toLowerCase(Locale.ROOT);
		if (lowerCase.contains("security token included in the request is expired")) {
			return failure(AwsFailureReason.EXPIRED_SESSION);
		}
		if (lowerCase.contains("security token included in the request is invalid")) {
			return failure(AwsFailureReason.UNKNOWN_ACCESS_KEY);
		}
		if (isAboutTime(lowerCase)) {
			return skew(details);
		}
		if (lowerCase.contains("request signature we calculated does not match")) {
			return signature(message, details);
		}
		if (lowerCase.contains("not authorized to perform")) {
			return denied(message);
		}
		if (isDailyQuota(message)) {
			return failure(AwsFailureReason.QUOTA_EXHAUSTED);
		}
		if (lowerCase.contains("rate exceeded") || lowerCase.contains("maximum sending rate exceeded")) {
			return failure(AwsFailureReason.THROTTLED);
		}
		return null;
	}

	private AwsFailure status(int status) {
		if (status == 429) {
			return failure(AwsFailureReason.THROTTLED);
		}
		return (status >= 500) ? serviceError(status) : AwsFailure.ofMalformedAnswer(this.call);
	}

	private AwsFailure serviceError(int status) {
		return failure(AwsFailureReason.SERVICE_ERROR, "%s in %s returned the HTTP status " + status
				+ ". Try again later; AWS shows its state on the AWS Health Dashboard.");
	}

	private AwsFailure signature(String message, @Nullable AwsErrorDetails details) {
		String lowerCase = message.toLowerCase(Locale.ROOT);
		if (isAboutTime(lowerCase)) {
			return skew(details);
		}
		if (!lowerCase.contains("does not match") && isDateRefused(details)) {
			return skew(details);
		}
		return failure(AwsFailureReason.WRONG_SECRET_KEY);
	}

	private static boolean isAboutTime(String message) {
		return message.contains("signature expired") || message.contains("signature not yet current")
				|| message.contains("is now earlier than") || message.contains("is still later than");
	}

	private boolean isSending() {
		return this.call.action().startsWith("ses:Send");
	}

	private static boolean isDailyQuota(String message) {
		String lowerCase = message.toLowerCase(Locale.ROOT);
		return lowerCase.contains("daily message quota") || lowerCase.contains("daily sending quota");
	}

	/**
	 * Return whether AWS rejects the date that the SDK wrote. The SDK corrects this
	 * machine's clock by an offset that all of its clients share.
	 */
	private boolean isDateRefused(@Nullable AwsErrorDetails details) {
		Instant written = Instant.now().minusSeconds(SdkGlobalTime.getGlobalTimeOffset());
		return date(details).map((date) -> Duration.between(date, written).abs())
			.filter((difference) -> difference.compareTo(TOLERANCE) > 0)
			.isPresent();
	}

	private AwsFailure skew(@Nullable AwsErrorDetails details) {
		return date(details).map((date) -> Duration.between(date, Instant.now()))
			.map((skew) -> failure(AwsFailureReason.CLOCK_SKEW,
					"AWS refuses the date of the request because this machine's clock is " + describe(skew)
							+ ". Let the machine synchronize its clock (chrony or another NTP client).")
				.withClockSkew(skew))
			.orElseGet(() -> failure(AwsFailureReason.CLOCK_SKEW));
	}

	private static String describe(Duration skew) {
		Duration size = skew.abs();
		String text = (size.toHours() >= 48) ? "%d days".formatted(size.toDays())
				: (size.toMinutes() >= 120) ? "%d hours".formatted(size.toHours()) : (size.toSeconds() >= 120)
						? "%d minutes".formatted(size.toMinutes()) : "%d seconds".formatted(size.toSeconds());
		return text + (skew.isNegative() ? " behind" : " ahead");
	}

	private static Optional<Instant> date(@Nullable AwsErrorDetails details) {
		SdkHttpResponse response = (details != null) ? details.sdkHttpResponse() : null;
		return (response != null) ? response.firstMatchingHeader("Date").flatMap(AwsFailureClassifier::parse)
				: Optional.empty();
	}

	private static Optional<Instant> parse(String date) {
		try {
			return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private AwsFailure denied(String message) {
		Matcher matcher = DENIED_ACTION.matcher(message);
		return AwsFailure.of(AwsFailureReason.ACCESS_DENIED,
				matcher.find() ? new AwsCall(this.call.service(), this.call.region(), matcher.group(1)) : this.call);
	}

	/**
	 * Find the reason why there is no response, or one that cannot be read.
	 */
	private AwsFailure lost(Throwable failure) {
		if (Causes.has(failure, ApiCallTimeoutException.class, ApiCallAttemptTimeoutException.class,
				AbortedException.class, InterruptedIOException.class, InterruptedException.class,
				TimeoutException.class)) {
			return failure(AwsFailureReason.TIMEOUT);
		}
		if (Causes.has(failure, UnknownHostException.class)) {
			return failure(AwsFailureReason.UNREACHABLE,
					"The host name of %s in %s cannot be resolved. Check the DNS of this machine, and the region.");
		}
		if (Causes.has(failure, SSLException.class)) {
			return failure(AwsFailureReason.UNREACHABLE,
					"No secure connection to %s in %s. Check for a proxy that replaces certificates, for the"
							+ " certificates that Java trusts, and this machine's clock.");
		}
		if (Causes.has(failure, ConnectException.class, NoRouteToHostException.class)) {
			return failure(AwsFailureReason.UNREACHABLE,
					"The connection to %s in %s was refused. Check the endpoint, the proxy and the firewall.");
		}
		// A truncated response, which a parser reports as its own failure
		if (Causes.has(failure, SocketException.class, EOFException.class)
				|| Causes.find(failure, (cause) -> cause.getClass() == IOException.class) != null) {
			return failure(AwsFailureReason.UNREACHABLE);
		}
		if (Causes.find(failure, AwsFailureClassifier::isOfParser) != null) {
			return AwsFailure.ofMalformedAnswer(this.call);
		}
		return Causes.has(failure, IOException.class) ? failure(AwsFailureReason.UNREACHABLE)
				: failure(AwsFailureReason.SERVICE_ERROR,
						"The request to %s in %s failed in this application, not at AWS ("
								+ NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName() + ").");
	}

	/**
	 * Return whether a parser could not read the response. Exceptions of the SDK's
	 * parsers are {@link IOException}s too.
	 */
	private static boolean isOfParser(Throwable failure) {
		String name = failure.getClass().getName();
		return name.contains(".jackson.") || name.startsWith("javax.xml.stream.");
	}

	private AwsFailure failure(AwsFailureReason reason) {
		return AwsFailure.of(reason, this.call);
	}

	private AwsFailure failure(AwsFailureReason reason, String message) {
		return AwsFailure.of(reason, this.call, message);
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
