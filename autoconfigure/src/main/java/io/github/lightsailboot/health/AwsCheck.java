package io.github.lightsailboot.health;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What the checks have in common.
 */
abstract class AwsCheck implements Check {

	private static final Log logger = LogFactory.getLog(AwsCheck.class);

	private static final String EMULATOR_HEADER = "x-lightsail-emulator";

	private final CheckClients clients;

	private final AwsCall call;

	private final @Nullable URI endpoint;

	private final CheckTime time;

	private final AtomicBoolean warnedOfSkew;

	private volatile boolean sentBefore;

	AwsCheck(CheckClients clients, AwsCall call, ClientTarget target, CheckTime time, AtomicBoolean warnedOfSkew) {
		this.clients = clients;
		this.call = call;
		this.endpoint = target.endpoint();
		this.time = time;
		this.warnedOfSkew = warnedOfSkew;
	}

	final AwsCall call() {
		return this.call;
	}

	final CheckClients clients() {
		return this.clients;
	}

	@Override
	public final Answer ask(AwsCredentials credentials, Runnable sent) {
		Map<String, Object> details = new LinkedHashMap<>();
		addKnown(credentials, details);
		AwsRequestOverrideConfiguration request = this.clients.request(credentials, () -> {
			this.sentBefore = true;
			sent.run();
		}, this.sentBefore);
		long start = System.nanoTime();
		AwsFailure failure;
		try {
			failure = ask(credentials, request, details);
		}
		catch (RuntimeException ex) {
			if (logger.isDebugEnabled()) {
				logger.debug("%s failed".formatted(this.call.action()), ex);
			}
			addFailed(ex, details);
			failure = advising(refine(AwsFailure.of(ex, this.call), ex, request));
		}
		details.put("latency", "%dms".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
		return new Answer(failure, details);
	}

	private static AwsFailure advising(AwsFailure failure) {
		return (failure.reason() != AwsFailureReason.ACCESS_DENIED) ? failure
				: failure.advising("A check that is not wanted can be left out with `aws.lightsail.health.checks`.");
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

	/**
	 * Return a failure for an answer that lacks what it should hold.
	 */
	final AwsFailure noAnswer() {
		return AwsFailure.ofMalformedAnswer(this.call);
	}

	/**
	 * Ask, and add what is answered to the details.
	 * @param credentials the credentials to ask with
	 * @param request what the request needs to be sent with them
	 * @param details what is known
	 * @return why it is not well, or {@code null} if it is
	 */
	abstract @Nullable AwsFailure ask(AwsCredentials credentials, AwsRequestOverrideConfiguration request,
			Map<String, Object> details);

	/**
	 * Add to the details what is known of the credentials and the place that is asked.
	 */
	abstract void describe(@Nullable AwsCredentials credentials, Map<String, Object> details);

	/**
	 * Return what a failure means once more is known than the failure says.
	 */
	AwsFailure refine(AwsFailure failure, RuntimeException cause, AwsRequestOverrideConfiguration request) {
		return failure;
	}

	@Override
	public final Map<String, Object> pending() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("message",
				"This machine is still busy preparing its first question to %s in %s. Look again in some seconds."
					.formatted(this.call.service(), this.call.region()));
		addKnown(null, details);
		return details;
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
