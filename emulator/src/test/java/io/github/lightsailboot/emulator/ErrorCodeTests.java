package io.github.lightsailboot.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.http.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the errors that every service has, in each dialect, with the SDK.
 */
class ErrorCodeTests {

	private LightsailEmulator emulator = LightsailEmulator.builder().start();

	private AwsCredentialsProvider credentials = StaticCredentialsProvider
		.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", this.emulator.credentials().secretAccessKey()));

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@Test
	void missingSignature() {
		this.credentials = AnonymousCredentialsProvider.create();
		assertErrors("", "MissingAuthenticationToken 403", "MissingAuthenticationTokenException 403",
				"MissingAuthenticationTokenException 400");
	}

	@Test
	void incompleteSignature() {
		this.credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA IOSFODNN", "secret"));
		assertErrors("", "IncompleteSignature 400", "IncompleteSignatureException 403",
				"IncompleteSignatureException 400");
	}

	@Test
	void unknownKey() {
		this.credentials = StaticCredentialsProvider
			.create(AwsBasicCredentials.create("AKIAI44QH8DHBEXAMPLE", "secret"));
		assertErrors("", "InvalidClientTokenId 403", "UnrecognizedClientException 403",
				"UnrecognizedClientException 400");
	}

	@Test
	void wrongSecret() {
		this.credentials = StaticCredentialsProvider
			.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret"));
		assertErrors("", "SignatureDoesNotMatch 403", "InvalidSignatureException 403", "InvalidSignatureException 400");
	}

	@Test
	void expiredSession() {
		this.emulator.keys()
			.add(AccessKey.of("ASIAI44QH8DHBEXAMPLE", "secret").withSession("token", Instant.now().minusSeconds(1)));
		this.credentials = StaticCredentialsProvider
			.create(AwsSessionCredentials.create("ASIAI44QH8DHBEXAMPLE", "secret", "token"));
		assertErrors("", "ExpiredToken 403", "ExpiredTokenException 403", "ExpiredTokenException 400");
	}

	@Test
	void denied() {
		this.emulator.keys().deny("AKIAIOSFODNN7EXAMPLE", "*");
		assertError("AccessDeniedException 403", () -> sesV2(""));
		assertError("AccessDeniedException 400", () -> lightsail(""));
		assertError("AccessDenied 403", () -> client(StsClient.builder(), "")
			.assumeRole((request) -> request.roleArn("arn:aws:iam::210987654321:role/Mailer").roleSessionName("test")));
	}

	@Test
	void malformedBody() {
		assertError("MalformedInput 400", () -> sts("Action=AssumeRole&Version=2011-06-15&Tags.member.x.Key=a"));
		assertError("MalformedInput 400", () -> sts("Action=AssumeRole&Version=2011-06-15&Tags=a&Tags.member.1.Key=a"));
		assertError("MissingAction 400", () -> sts("Version=2011-06-15"));
		assertError("SerializationException 400", () -> sesV2("{\"EmailIdentity\":"));
		assertError("SerializationException 400", () -> sesV2("{\"Tags\":\"a\"}"));
		assertError("SerializationException 400", () -> sesV2("{\"EmailIdentity\":{\"a\":1}}"));
		assertError("SerializationException 400", () -> lightsail("[]"));
	}

	@Test
	void tooLargeBody() {
		this.emulator.close();
		this.emulator = LightsailEmulator.builder().limits(Limits.DEFAULT.withBody(100)).start();
		String body = " ".repeat(101);
		assertErrors(body, "RequestEntityTooLarge 413", "RequestEntityTooLargeException 413",
				"RequestEntityTooLargeException 413");
	}

	private void assertErrors(String body, String query, String rest, String json) {
		assertError(query, () -> sts(body));
		assertError(rest, () -> sesV2(body));
		assertError(json, () -> lightsail(body));
	}

	private void sts(String body) {
		client(StsClient.builder(), body).getCallerIdentity();
	}

	private void sesV2(String body) {
		client(SesV2Client.builder(), body).createEmailIdentity((request) -> request.emailIdentity("me@example.com"));
	}

	private void lightsail(String body) {
		client(LightsailClient.builder(), body).getRegions();
	}

	private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder, String body) {
		return builder.endpointOverride(this.emulator.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(this.credentials)
			.httpClientBuilder(UrlConnectionHttpClient.builder())
			.overrideConfiguration((configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry())
				.addExecutionInterceptor(new Body(body)))
			.build();
	}

	private static void assertError(String error, Runnable call) {
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call::run)
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode() + " " + ex.statusCode()).isEqualTo(error));
	}

	/**
	 * Sends another body, if there is one, with a valid signature.
	 */
	private record Body(String body) implements ExecutionInterceptor {

		@Override
		public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context,
				ExecutionAttributes attributes) {
			return this.body.isEmpty() ? context.requestBody() : Optional.of(RequestBody.fromString(this.body));
		}

		@Override
		public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
			int length = this.body.getBytes(StandardCharsets.UTF_8).length;
			return this.body.isEmpty() ? context.httpRequest()
					: context.httpRequest().toBuilder().putHeader("Content-Length", Integer.toString(length)).build();
		}

	}

}
