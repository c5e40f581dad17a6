package io.github.lightsailboot.health.internal;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A part of health, which calls AWS and evaluates the response. A new part is a class
 * that extends this one, a constant of {@link HealthCheck} and a case in
 * {@link LightsailChecks}.
 *
 * @param <C> the type of the client
 * @param <R> the type of the response
 */
abstract class Check<C, R extends AwsResponse> {

	private static final Log logger = LogFactory.getLog(Check.class);

	private static final String EMULATOR_HEADER = "x-lightsail-emulator";

	private final String name;

	private final AwsCall call;

	private final @Nullable URI endpoint;

	private final Supplier<C> client;

	private final CheckContext context;

	private volatile boolean called;

	Check(HealthCheck check, AwsCall call, ClientTarget target, Supplier<C> client, CheckContext context) {
		this.name = check.part();
		this.call = call;
		this.endpoint = target.endpoint();
		this.client = client;
		this.context = context;
	}

	final String name() {
		return this.name;
	}

	final AwsCall call() {
		return this.call;
	}

	final StsIdentity identity() {
		return this.context.identity();
	}

	/**
	 * Call AWS.
	 * @param client the client
	 * @param configuration the credentials to sign with
	 * @return the response
	 */
	abstract R call(C client, AwsRequestOverrideConfiguration configuration);

	/**
	 * Evaluate a response.
	 * @param response the response
	 * @param details the details of the part, to add to
	 * @return why the part is not up, or {@code null} if it is
	 */
	abstract @Nullable AwsFailure result(R response, Map<String, Object> details);

	/**
	 * Add the details that are known without a response.
	 * @param credentials the credentials in use, or {@code null} if there are none
	 * @param details the details of the part, to add to
	 */
	void describe(@Nullable AwsCredentials credentials, Map<String, Object> details) {
		details.put("region", this.call.region().id());
	}

	/**
	 * Add a detail, unless AWS left it out.
	 */
	static void put(Map<String, Object> details, String key, @Nullable Object value) {
		if (value != null) {
			details.put(key, value);
		}
	}

	/**
	 * Return the reason of a failed call more precisely, after other calls if necessary.
	 * @param failure the failure according to the exception
	 * @param exception the exception of the SDK
	 * @param configuration the credentials to sign with
	 * @return the failure
	 */
	AwsFailure refine(AwsFailure failure, RuntimeException exception, AwsRequestOverrideConfiguration configuration) {
		return (failure.reason() == AwsFailureReason.UNKNOWN_ACCESS_KEY)
				? identity().refineRejection(failure, this.call.region(), configuration) : failure;
	}

	/**
	 * Return the client, which is created first if there is none yet.
	 */
	final C client() {
		return this.client.get();
	}

	/**
	 * Call AWS, and wait for the response.
	 * @param credentials the credentials to sign with
	 * @param sent runs when a request is passed to the network
	 * @return the result
	 */
	final CheckResult run(AwsCredentials credentials, Runnable sent) {
		Map<String, Object> details = known(credentials);
		AwsRequestOverrideConfiguration configuration = configuration(credentials, sent);
		long start = System.nanoTime();
		AwsFailure failure;
		try {
			R response = call(client(), configuration);
			addEmulator(response.sdkHttpResponse(), details);
			this.context.clockSkew().report(response.sdkHttpResponse(), details);
			failure = result(response, details);
		}
		catch (RuntimeException ex) {
			if (ex instanceof AwsServiceException exception && exception.awsErrorDetails() != null) {
				addEmulator(exception.awsErrorDetails().sdkHttpResponse(), details);
			}
			failure = advise(refine(AwsFailure.of(ex, this.call), ex, configuration));
			// Without the message of AWS, which may contain the signed headers and with
			// them a session token
			logger.debug("%s failed with %s: %s".formatted(this.call.action(), ex.getClass().getName(), failure));
		}
		this.called = true;
		details.put("latency", "%dms".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
		return CheckResult.of(failure, details);
	}

	private AwsRequestOverrideConfiguration configuration(AwsCredentials credentials, Runnable sent) {
		return configuration(credentials).toBuilder()
			.putExecutionAttribute(CheckClients.SENT, sent)
			.apiCallTimeout(this.called ? null : this.context.firstCallTimeout())
			.build();
	}

	static AwsRequestOverrideConfiguration configuration(AwsCredentials credentials) {
		return AwsRequestOverrideConfiguration.builder()
			.credentialsProvider(StaticCredentialsProvider.create(credentials))
			.build();
	}

	private static AwsFailure advise(AwsFailure failure) {
		return (failure.reason() != AwsFailureReason.ACCESS_DENIED) ? failure
				: failure.advising("To leave out a check, set `aws.lightsail.health.checks`.");
	}

	private static void addEmulator(@Nullable SdkHttpResponse response, Map<String, Object> details) {
		if (response != null && response.firstMatchingHeader(EMULATOR_HEADER).isPresent()) {
			details.put("emulator", true);
		}
	}

	private Map<String, Object> known(@Nullable AwsCredentials credentials) {
		Map<String, Object> details = new LinkedHashMap<>();
		describe(credentials, details);
		if (this.endpoint != null) {
			String authority = String.valueOf(this.endpoint.getRawAuthority());
			details.put("endpoint",
					"%s://%s".formatted(this.endpoint.getScheme(), authority.substring(authority.indexOf('@') + 1)));
		}
		return details;
	}

	/**
	 * Return the result to show before the first run has ended.
	 */
	final CheckResult pending() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("message",
				"The first check of %s in %s with these credentials is still running. Request health again in some seconds."
					.formatted(this.call.service(), this.call.region()));
		details.putAll(known(null));
		return new CheckResult(HealthStatus.UNKNOWN, null, details);
	}

	/**
	 * Return the result of a run that ended without a response.
	 * @param failure the exception of the run
	 */
	final CheckResult failed(Throwable failure) {
		// Without the message of the exception, here and below: it may contain a secret
		logger.debug("Check %s failed: %s".formatted(this.name, failure.getClass().getName()));
		return CheckResult.of(AwsFailure.of(failure, this.call), known(null));
	}

	/**
	 * Return the result of a run that had no credentials.
	 * @param failure the exception of their source
	 */
	final CheckResult withoutCredentials(Throwable failure) {
		logger.debug("No credentials for check %s: %s".formatted(this.name, failure.getClass().getName()));
		return CheckResult.of(AwsFailure.ofCredentials(failure, this.call), known(null));
	}

}
