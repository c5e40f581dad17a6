package io.github.lightsailboot.failure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class AwsFailureTests {

	private static final LightsailEmulator EMULATOR = LightsailEmulator.builder().start();

	private static final AwsCall GET_ACCOUNT = new AwsCall("SES", Region.US_EAST_1, "ses:GetAccount");

	private final String accessKeyId = EMULATOR.credentials().accessKeyId();

	private final AwsCredentials credentials = AwsBasicCredentials.create(this.accessKeyId,
			EMULATOR.credentials().secretAccessKey());

	@AfterEach
	void reset() {
		EMULATOR.reset();
	}

	@AfterAll
	static void stop() {
		EMULATOR.close();
	}

	@ParameterizedTest
	@EnumSource
	void unknownKeyIsTold(Dialect dialect) {
		AwsFailure failure = dialect.fail(AwsBasicCredentials.create("AKIAUNKNOWNUNKNOWN00", "secret"));
		assertThat(failure.reason()).isEqualTo(AwsFailureReason.UNKNOWN_ACCESS_KEY);
		assertThat(failure.message()).contains("does not know the access key", "inactive");
	}

	@ParameterizedTest
	@EnumSource
	void inactiveKeyIsUnknown(Dialect dialect) {
		EMULATOR.keys().deactivate(this.accessKeyId);
		assertThat(dialect.fail(this.credentials).reason()).isEqualTo(AwsFailureReason.UNKNOWN_ACCESS_KEY);
	}

	@ParameterizedTest
	@EnumSource
	void wrongSecretIsTold(Dialect dialect) {
		AwsFailure failure = dialect.fail(AwsBasicCredentials.create(this.accessKeyId, "wrong"));
		assertThat(failure.reason()).isEqualTo(AwsFailureReason.WRONG_SECRET_KEY);
		assertThat(failure.message()).contains("AWS cannot show a secret again", "create a new access key");
	}

	@ParameterizedTest
	@EnumSource
	void expiredSessionIsTold(Dialect dialect) {
		AccessKey key = AccessKey.of("ASIAIOSFODNN7EXAMPLE", "secret")
			.withSession("token", EMULATOR.clock().instant().minusSeconds(60));
		EMULATOR.keys().add(key);
		assertThat(dialect.fail(AwsSessionCredentials.create(key.accessKeyId(), "secret", "token")).reason())
			.isEqualTo(AwsFailureReason.EXPIRED_SESSION);
	}

	@ParameterizedTest
	@EnumSource
	void refusedDateIsTold(Dialect dialect) {
		EMULATOR.faults()
			.add(Fault.error(403, dialect.signatureCode(),
					"Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z"));
		assertThat(dialect.fail(this.credentials).reason()).isEqualTo(AwsFailureReason.CLOCK_SKEW);
		EMULATOR.reset();
		EMULATOR.faults()
			.add(Fault.error(403, dialect.signatureCode(),
					"Signature not yet current: 20260101T001000Z is still later than 20260101T000500Z"));
		AwsFailure failure = dialect.fail(this.credentials);
		assertThat(failure.reason()).isEqualTo(AwsFailureReason.CLOCK_SKEW);
		assertThat(failure.clockSkew())
			.hasValueSatisfying((skew) -> assertThat(skew.abs()).isLessThan(Duration.ofMinutes(1)));
		assertThat(failure.message()).contains("clock is", "synchronize");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" })
	void refusedDateWithACodeOfItsOwnIsTold(String code) {
		assertThat(fail(400, code, "").reason()).isEqualTo(AwsFailureReason.CLOCK_SKEW);
	}

	@ParameterizedTest
	@EnumSource
	void missingPermissionIsNamed(Dialect dialect) {
		if (dialect == Dialect.QUERY) {
			EMULATOR.faults().add(Fault.error(403, "AccessDenied", "User is not authorized"));
		}
		EMULATOR.keys().allowOnly(this.accessKeyId, "ses:SendRawEmail");
		AwsFailure failure = dialect.fail(this.credentials);
		assertThat(failure.reason()).isEqualTo(AwsFailureReason.ACCESS_DENIED);
		assertThat(failure.message()).contains(dialect.call.action());
	}

	@Test
	void permissionThatAwsNamesWinsOverThatOfTheCall() {
		assertThat(fail(403, "AccessDeniedException",
				"User: arn:aws:iam::1:user/x is not authorized to perform: ses:SendRawEmail on resource: y")
			.message()).contains("ses:SendRawEmail").doesNotContain("arn:aws");
	}

	@ParameterizedTest
	@EnumSource
	void throttlingIsTold(Dialect dialect) {
		EMULATOR.faults().add(Fault.throttling());
		assertThat(dialect.fail(this.credentials).reason()).isEqualTo(AwsFailureReason.THROTTLED);
	}

	@ParameterizedTest
	@EnumSource
	void errorOfTheServiceIsTold(Dialect dialect) {
		EMULATOR.faults().add(Fault.error(500, "InternalFailure", "We encountered an internal error"));
		assertThat(dialect.fail(this.credentials).reason()).isEqualTo(AwsFailureReason.SERVICE_ERROR);
	}

	@ParameterizedTest
	@EnumSource
	void answerWithoutACodeIsNotOfAws(Dialect dialect) {
		for (Fault fault : new Fault[] { Fault.html(403), Fault.status(403), Fault.html(404) }) {
			EMULATOR.reset();
			EMULATOR.faults().add(fault);
			AwsFailure failure = dialect.fail(this.credentials);
			assertThat(failure.reason()).isEqualTo(AwsFailureReason.SERVICE_ERROR);
			assertThat(failure.message()).contains("is not from AWS");
		}
	}

	@ParameterizedTest
	@EnumSource
	void statusDecidesWhereThereIsNoCode(Dialect dialect) {
		EMULATOR.faults().add(Fault.html(429));
		assertThat(dialect.fail(this.credentials).reason()).isEqualTo(AwsFailureReason.THROTTLED);
		EMULATOR.reset();
		EMULATOR.faults().add(Fault.html(503));
		AwsFailure failure = dialect.fail(this.credentials);
		assertThat(failure.reason()).isEqualTo(AwsFailureReason.SERVICE_ERROR);
		assertThat(failure.message()).contains("503");
	}

	@ParameterizedTest
	@EnumSource(names = { "JSON", "REST_JSON" })
	void pageWithTheStatusOfSuccessIsNotOfAws(Dialect dialect) {
		EMULATOR.faults().add(Fault.html(200));
		AwsFailure failure = dialect.fail(this.credentials);
		assertThat(failure.reason()).isEqualTo(AwsFailureReason.SERVICE_ERROR);
		assertThat(failure.message()).contains("is not from AWS");
	}

	@ParameterizedTest
	@EnumSource
	void cutConnectionIsUnreachable(Dialect dialect) {
		EMULATOR.faults().add(Fault.cutAfterReading());
		assertThat(dialect.fail(this.credentials).reason()).isEqualTo(AwsFailureReason.UNREACHABLE);
	}

	@ParameterizedTest
	@EnumSource
	void connectionThatIsCutInTheAnswerIsUnreachable(Dialect dialect) {
		EMULATOR.faults().add(Fault.cutInAnswer());
		assertThat(dialect.fail(this.credentials).reason()).isEqualTo(AwsFailureReason.UNREACHABLE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					400 | IncompleteSignature          |                                                      | UNKNOWN_ACCESS_KEY
					403 | IncompleteSignatureException |                                                      | UNKNOWN_ACCESS_KEY
					403 | InvalidAccessKeyId           |                                                      | UNKNOWN_ACCESS_KEY
					403 | Something                    | The security token included in the request is invalid | UNKNOWN_ACCESS_KEY
					403 | Something                    | The security token included in the request is expired | EXPIRED_SESSION
					403 | Something                    | The request signature we calculated does not match   | WRONG_SECRET_KEY
					403 | InvalidSignatureException    |                                                      | WRONG_SECRET_KEY
					403 | Something                    | User: x is not authorized to perform: ses:GetAccount | ACCESS_DENIED
					403 | OptInRequired                |                                                      | REGION_NOT_ENABLED
					403 | RegionDisabledException      |                                                      | REGION_NOT_ENABLED
					400 | RegionSetupInProgressException |                                                    | SERVICE_ERROR
					400 | SendingPausedException       |                                                      | SENDING_PAUSED
					400 | AccountSendingPausedException |                                                     | SENDING_PAUSED
					400 | AccountSuspendedException    |                                                      | ACCOUNT_SUSPENDED
					400 | Throttling                   | Daily message quota exceeded                         | QUOTA_EXHAUSTED
					400 | LimitExceededException       | Daily message quota exceeded.                        | QUOTA_EXHAUSTED
					400 | LimitExceededException       | Too many contact lists                               | SERVICE_ERROR
					400 | Throttling                   | Maximum sending rate exceeded.                       | THROTTLED
					400 | ThrottlingException          | Rate exceeded                                        | THROTTLED
					400 | Something                    | Rate exceeded                                        | THROTTLED
					400 | Something                    | whatever                                             | SERVICE_ERROR
					""")
	void codeDecidesFirstAndTextSecond(int status, String code, @Nullable String message, AwsFailureReason reason) {
		assertThat(fail(status, code, (message != null) ? message : "").reason()).isEqualTo(reason);
	}

	@Test
	void exhaustedLimitWhileSendingIsTheQuota() {
		EMULATOR.faults().add(Fault.error(400, "LimitExceededException", "whatever"));
		assertThat(Dialect.REST_JSON.fail(this.credentials, new AwsCall("SES", Region.US_EAST_1, "ses:SendRawEmail"))
			.reason()).isEqualTo(AwsFailureReason.QUOTA_EXHAUSTED);
	}

	static Stream<Arguments> causes() {
		return Stream.of(
				Arguments.of(new UnknownHostException("x"), AwsFailureReason.UNREACHABLE, "cannot be resolved"),
				Arguments.of(new ConnectException("x"), AwsFailureReason.UNREACHABLE, "refused"),
				Arguments.of(new SSLHandshakeException("x"), AwsFailureReason.UNREACHABLE, "certificates"),
				Arguments.of(new SocketTimeoutException("x"), AwsFailureReason.TIMEOUT, "in time"),
				Arguments.of(ApiCallTimeoutException.create(1), AwsFailureReason.TIMEOUT, "in time"),
				Arguments.of(new IOException("x"), AwsFailureReason.UNREACHABLE, "no connection"), Arguments
					.of(new IllegalStateException("secret"), AwsFailureReason.SERVICE_ERROR, "IllegalStateException"));
	}

	@ParameterizedTest
	@MethodSource("causes")
	void failureWithoutAnAnswerIsToldByItsCause(Throwable cause, AwsFailureReason reason, String text) {
		AwsFailure failure = AwsFailure.of(new CompletionException(SdkClientException.create("secret", cause)),
				GET_ACCOUNT);
		assertThat(failure.reason()).isEqualTo(reason);
		assertThat(failure.message()).contains(text).doesNotContain("secret");
	}

	private AwsFailure fail(int status, String code, String message) {
		EMULATOR.faults().add(Fault.error(status, code, message));
		return Dialect.REST_JSON.fail(this.credentials);
	}

	@SuppressWarnings("ImmutableEnumChecker") // Region is immutable
	private enum Dialect {

		QUERY(new AwsCall("STS", Region.US_EAST_1, "sts:GetCallerIdentity")) {

			@Override
			void call(StaticCredentialsProvider credentials, URI endpoint) {
				try (StsClient client = configure(StsClient.builder(), credentials, endpoint).build()) {
					client.getCallerIdentity();
				}
			}

			@Override
			String signatureCode() {
				return "SignatureDoesNotMatch";
			}

		},

		REST_JSON(GET_ACCOUNT) {

			@Override
			void call(StaticCredentialsProvider credentials, URI endpoint) {
				try (SesV2Client client = configure(SesV2Client.builder(), credentials, endpoint).build()) {
					client.getAccount((request) -> {
					});
				}
			}

		},

		JSON(new AwsCall("Lightsail", Region.US_EAST_1, "lightsail:GetRegions")) {

			@Override
			void call(StaticCredentialsProvider credentials, URI endpoint) {
				try (LightsailClient client = configure(LightsailClient.builder(), credentials, endpoint).build()) {
					client.getRegions();
				}
			}

		};

		private final AwsCall call;

		Dialect(AwsCall call) {
			this.call = call;
		}

		abstract void call(StaticCredentialsProvider credentials, URI endpoint);

		String signatureCode() {
			return "InvalidSignatureException";
		}

		AwsFailure fail(AwsCredentials credentials) {
			return fail(credentials, this.call);
		}

		AwsFailure fail(AwsCredentials credentials, AwsCall call) {
			Throwable failure = catchThrowable(
					() -> call(StaticCredentialsProvider.create(credentials), EMULATOR.endpoint()));
			assertThat(failure).isNotNull();
			return AwsFailure.of(failure, call);
		}

		private static <B extends AwsClientBuilder<B, ?>> B configure(B builder, StaticCredentialsProvider credentials,
				URI endpoint) {
			return builder.credentialsProvider(credentials)
				.endpointOverride(endpoint)
				.region(Region.US_EAST_1)
				.overrideConfiguration(
						(configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()));
		}

	}

}
