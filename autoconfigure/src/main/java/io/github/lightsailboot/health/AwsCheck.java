package io.github.lightsailboot.health;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.client.ClientTarget;
import io.github.lightsailboot.diagnostics.AwsCall;
import io.github.lightsailboot.diagnostics.AwsFailure;
import io.github.lightsailboot.diagnostics.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What the checks have in common.
 */
abstract class AwsCheck implements Check {

	private static final Log logger = LogFactory.getLog(AwsCheck.class);

	private static final String EMULATOR_HEADER = "x-lightsail-emulator";

	private final AwsCall call;

	private final @Nullable URI endpoint;

	private final CheckTime time;

	private final AtomicBoolean warnedOfSkew;

	AwsCheck(AwsCall call, ClientTarget target, CheckTime time, AtomicBoolean warnedOfSkew) {
		this.call = call;
		this.endpoint = target.endpoint();
		this.time = time;
		this.warnedOfSkew = warnedOfSkew;
	}

	final AwsCall call() {
		return this.call;
	}

	@Override
	public final Answer ask(AwsCredentials credentials) {
		Map<String, Object> details = new LinkedHashMap<>();
		addKnown(credentials, details);
		long start = System.nanoTime();
		AwsFailure failure;
		try {
			failure = ask(credentials, details);
		}
		catch (RuntimeException ex) {
			if (logger.isDebugEnabled()) {
				logger.debug("%s failed".formatted(this.call.action()), ex);
			}
			addFailed(ex, details);
			failure = refine(AwsFailure.of(ex, this.call), ex, credentials);
		}
		details.put("latency", "%dms".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
		return new Answer(failure, details);
	}

	/**
	 * Add what is known before anything was asked.
	 */
	private void addKnown(@Nullable AwsCredentials credentials, Map<String, Object> details) {
		describe(credentials, details);
		if (this.endpoint != null) {
			details.put("endpoint",
					"%s://%s".formatted(this.endpoint.getScheme(), withoutUserInfo(this.endpoint.getRawAuthority())));
		}
	}

	private static String withoutUserInfo(@Nullable String authority) {
		return (authority != null) ? authority.substring(authority.indexOf('@') + 1) : "";
	}

	private void addFailed(RuntimeException failure, Map<String, Object> details) {
		if (failure instanceof AwsServiceException exception && exception.awsErrorDetails() != null
				&& exception.awsErrorDetails().sdkHttpResponse() != null) {
			addEmulator(exception.awsErrorDetails().sdkHttpResponse(), details);
		}
	}

	private static void addEmulator(SdkHttpResponse response, Map<String, Object> details) {
		if (response.firstMatchingHeader(EMULATOR_HEADER).isPresent()) {
			details.put("emulator", true);
		}
	}

	/**
	 * Add what an answer says besides its content.
	 */
	final void addAnswered(SdkHttpResponse response, Map<String, Object> details) {
		addEmulator(response, details);
		ClockSkews.of(response, this.time.instant()).ifPresent((skew) -> {
			details.put("clockSkew", ClockSkews.describe(skew));
			if (this.warnedOfSkew.compareAndSet(false, true)) {
				logger.warn(("The clock of this machine differs from that of AWS by %s. Calls work, for the AWS SDK"
						+ " corrects their date, but certificates and logs may suffer: let the machine synchronize its"
						+ " clock (chrony or another NTP client).")
					.formatted(ClockSkews.describe(skew)));
			}
		});
	}

	static AwsRequestOverrideConfiguration signedWith(AwsCredentials credentials) {
		return AwsRequestOverrideConfiguration.builder()
			.credentialsProvider(StaticCredentialsProvider.create(credentials))
			.build();
	}

	/**
	 * Return a failure for an answer that lacks what it should hold.
	 */
	final AwsFailure noAnswer() {
		return AwsFailure.ofMalformedAnswer(this.call);
	}

	/**
	 * Ask, and add what is answered to the details.
	 * @return why it is not well, or {@code null} if it is
	 */
	abstract @Nullable AwsFailure ask(AwsCredentials credentials, Map<String, Object> details);

	/**
	 * Add to the details what is known of the credentials and the place that is asked.
	 */
	abstract void describe(@Nullable AwsCredentials credentials, Map<String, Object> details);

	/**
	 * Return what a failure means once more is known than the failure says.
	 */
	AwsFailure refine(AwsFailure failure, RuntimeException cause, AwsCredentials credentials) {
		return failure;
	}

	@Override
	public final Answer failed(Throwable failure) {
		return failed(AwsFailure.of(failure, this.call));
	}

	@Override
	public final Answer withoutCredentials(Throwable failure) {
		return failed(AwsFailure.ofCredentials(failure, this.call));
	}

	private Answer failed(AwsFailure failure) {
		Map<String, Object> details = new LinkedHashMap<>();
		addKnown(null, details);
		return Answer.failed(failure, details);
	}

	static boolean isRejectedKey(AwsFailure failure) {
		return failure.reason() == AwsFailureReason.UNKNOWN_ACCESS_KEY;
	}

}
