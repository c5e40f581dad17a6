package io.github.lightsailboot.failure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Finds the reason of a failed call in what the SDK threw: in the response of the service
 * if there is one.
 */
final class AwsFailureClassifier {

	/**
	 * Minimum clock difference that AWS accepts. AWS documents 5 minutes for most
	 * services and 15 for some.
	 */
	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final Pattern DENIED_ACTION = Pattern
		.compile("not authorized to perform:? ([a-z][a-z0-9-]{0,30}:[A-Za-z]{1,60})\\b");

	private static final Map<String, AwsFailureReason> REASONS = Map.ofEntries(
			Map.entry("InvalidClientTokenId", AwsFailureReason.UNKNOWN_ACCESS_KEY),
			Map.entry("UnrecognizedClient", AwsFailureReason.UNKNOWN_ACCESS_KEY),
			Map.entry("InvalidAccessKeyId", AwsFailureReason.UNKNOWN_ACCESS_KEY),
			Map.entry("InvalidToken", AwsFailureReason.UNKNOWN_ACCESS_KEY),
			Map.entry("Unauthenticated", AwsFailureReason.UNKNOWN_ACCESS_KEY),
			Map.entry("ExpiredToken", AwsFailureReason.EXPIRED_SESSION),
			Map.entry("TokenRefreshRequired", AwsFailureReason.EXPIRED_SESSION),
			Map.entry("RequestExpired", AwsFailureReason.CLOCK_SKEW),
			Map.entry("RequestTimeTooSkewed", AwsFailureReason.CLOCK_SKEW),
			Map.entry("RequestInTheFuture", AwsFailureReason.CLOCK_SKEW),
			Map.entry("OptInRequired", AwsFailureReason.REGION_NOT_ENABLED),
			Map.entry("RegionDisabled", AwsFailureReason.REGION_NOT_ENABLED),
			Map.entry("SendingPaused", AwsFailureReason.SENDING_PAUSED),
			Map.entry("AccountSendingPaused", AwsFailureReason.SENDING_PAUSED),
			Map.entry("AccountSuspended", AwsFailureReason.ACCOUNT_SUSPENDED),
			Map.entry("AccessDenied", AwsFailureReason.ACCESS_DENIED),
			Map.entry("Unauthorized", AwsFailureReason.ACCESS_DENIED),
			Map.entry("UnauthorizedOperation", AwsFailureReason.ACCESS_DENIED),
			Map.entry("NotAuthorized", AwsFailureReason.ACCESS_DENIED),
			Map.entry("TooManyRequests", AwsFailureReason.THROTTLED),
			Map.entry("Throttling", AwsFailureReason.THROTTLED), Map.entry("Throttled", AwsFailureReason.THROTTLED),
			Map.entry("RequestLimitExceeded", AwsFailureReason.THROTTLED));

	private final AwsCall call;

	private final Instant now;

	AwsFailureClassifier(AwsCall call, Instant now) {
		this.call = call;
		this.now = now;
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
		return (mismatch != null) ? mismatch : new LostResponses(this.call).classify(failure);
	}

	private AwsFailure service(AwsServiceException failure) {
		AwsErrorDetails details = failure.awsErrorDetails();
		String code = text((details != null) ? details.errorCode() : null);
		String message = text((details != null) ? details.errorMessage() : null);
		AwsFailure result = code(code, message, details);
		if (result == null) {
			result = message(message, details);
		}
		if (result == null && (failure.isThrottlingException() || failure.statusCode() == 429)) {
			result = failure(AwsFailureReason.THROTTLED);
		}
		if (result == null) {
			result = code.isEmpty() ? status(failure.statusCode()) : failure(AwsFailureReason.SERVICE_ERROR,
					AwsFailureMessages.status(this.call, failure.statusCode()));
		}
		return result;
	}

	private @Nullable AwsFailure code(String fullCode, String message, @Nullable AwsErrorDetails details) {
		String code = fullCode.endsWith("Exception") ? fullCode.substring(0, fullCode.length() - "Exception".length())
				: fullCode;
		return switch (code) {
			case "" -> null;
			case "SignatureDoesNotMatch", "InvalidSignature" -> signature(message, details);
			case "IncompleteSignature" -> failure(AwsFailureReason.UNKNOWN_ACCESS_KEY, AwsFailureMessages.garbledKey());
			case "RegionSetupInProgress", "AccountSetupInProgress" ->
				failure(AwsFailureReason.SERVICE_ERROR, AwsFailureMessages.setUp(this.call));
			case "LimitExceeded" ->
				(isSending() || isDailyQuota(message)) ? failure(AwsFailureReason.QUOTA_EXHAUSTED) : null;
			default -> known(REASONS.get(code), message, details);
		};
	}

	private @Nullable AwsFailure known(@Nullable AwsFailureReason reason, String message,
			@Nullable AwsErrorDetails details) {
		if (reason == null) {
			return null;
		}
		return switch (reason) {
			case ACCESS_DENIED -> denied(message);
			case CLOCK_SKEW -> skew(details);
			// The older API of SES has one code for the rate and for the daily quota
			case THROTTLED -> failure(isDailyQuota(message) ? AwsFailureReason.QUOTA_EXHAUSTED : reason);
			default -> failure(reason);
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
		return failure(AwsFailureReason.SERVICE_ERROR, (status >= 500) ? AwsFailureMessages.status(this.call, status)
				: AwsFailureMessages.notOfAws(this.call));
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
		Instant written = this.now.minusSeconds(SdkGlobalTime.getGlobalTimeOffset());
		return date(details).map((date) -> Duration.between(date, written).abs())
			.filter((difference) -> difference.compareTo(TOLERANCE) > 0)
			.isPresent();
	}

	private AwsFailure skew(@Nullable AwsErrorDetails details) {
		return date(details).map((date) -> Duration.between(date, this.now))
			.map((skew) -> failure(AwsFailureReason.CLOCK_SKEW, AwsFailureMessages.skew(skew)).withClockSkew(skew))
			.orElseGet(() -> failure(AwsFailureReason.CLOCK_SKEW));
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
		return failure(AwsFailureReason.ACCESS_DENIED,
				AwsFailureMessages.denied(matcher.find() ? matcher.group(1) : this.call.action()));
	}

	private AwsFailure failure(AwsFailureReason reason) {
		return AwsFailure.of(reason, this.call);
	}

	private AwsFailure failure(AwsFailureReason reason, String message) {
		return failure(reason).withMessage(message);
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
