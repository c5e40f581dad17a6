package io.github.lightsailboot.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

import static io.github.lightsailboot.emulator.AwsErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the operations of STS, presigned requests, and services that the emulator
 * does not have.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class SignInTests {

	private static final String ROLE = "arn:aws:iam::210987654321:role/Mailer";

	private final HttpClient http = HttpClient.newHttpClient();

	private final LightsailEmulator emulator;

	private final Clients clients;

	SignInTests(LightsailEmulator emulator) {
		this.emulator = emulator;
		this.clients = new Clients(emulator);
	}

	@AfterEach
	void close() {
		this.clients.close();
		SdkGlobalTime.setGlobalTimeOffset(0);
	}

	@Test
	void presignedIdentityIsAnswered() throws Exception {
		AwsBasicCredentials credentials = AwsBasicCredentials.create(this.emulator.credentials().accessKeyId(),
				this.emulator.credentials().secretAccessKey());
		URI presigned = presign(credentials);
		assertThat(get(presigned)).startsWith("200 ").contains("<Arn>arn:aws:iam::123456789012:user/emulator</Arn>");
		assertThat(get(URI.create(presigned.toString().replaceFirst("Signature=.", "Signature=x")))).startsWith("403 ")
			.contains("<Code>SignatureDoesNotMatch</Code>");
		assertThat(get(URI.create(presigned.toString().replaceFirst("X-Amz-Date=[^&]*&?", "")))).startsWith("400 ")
			.contains("<Code>IncompleteSignature</Code>");
		this.emulator.clock().advance(Duration.ofMinutes(14));
		assertThat(get(presigned)).startsWith("200 ");
		this.emulator.clock().advance(Duration.ofMinutes(2));
		assertThat(get(presigned)).startsWith("403 ").contains("Signature expired");
		assertThat(this.emulator.requests().all()).extracting((request) -> request.accessKeyId())
			.containsOnly(credentials.accessKeyId());
	}

	@Test
	void presignedIdentityOfASessionIsAnswered() throws Exception {
		Credentials session = this.clients.sts().getSessionToken().credentials();
		assertThat(get(presign(AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(),
				session.sessionToken()))))
			.startsWith("200 ");
		assertThat(get(presign(AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), "x"))))
			.startsWith("403 ")
			.contains("<Code>InvalidClientTokenId</Code>");
	}

	@Test
	void presignedAccountIsAnswered() throws Exception {
		AwsBasicCredentials credentials = AwsBasicCredentials.create(this.emulator.credentials().accessKeyId(),
				this.emulator.credentials().secretAccessKey());
		SdkHttpRequest request = SdkHttpRequest.builder()
			.method(SdkHttpMethod.GET)
			.uri(this.emulator.endpoint())
			.encodedPath("/v2/email/account")
			.putHeader("x-k8s-aws-id", "cluster")
			.build();
		assertThat(get(presign(credentials, request, "ses"))).startsWith("200 ").contains("SendingEnabled");
	}

	private URI presign(AwsCredentials credentials) {
		SdkHttpRequest request = SdkHttpRequest.builder()
			.method(SdkHttpMethod.GET)
			.uri(this.emulator.endpoint())
			.encodedPath("/")
			.putRawQueryParameter("Action", "GetCallerIdentity")
			.putRawQueryParameter("Version", "2011-06-15")
			.putHeader("x-k8s-aws-id", "cluster")
			.build();
		return presign(credentials, request, "sts");
	}

	private static URI presign(AwsCredentials credentials, SdkHttpRequest request, String service) {
		return AwsV4HttpSigner.create()
			.sign((sign) -> sign.identity(credentials)
				.request(request)
				.putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
				.putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(1))
				.putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
				.putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
			.request()
			.getUri();
	}

	private String get(URI uri) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri).header("x-k8s-aws-id", "cluster").build());
	}

	private String send(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		return response.statusCode() + " " + response.headers().firstValue("x-amzn-ErrorType").orElse("") + " "
				+ response.body();
	}

	@Test
	void sessionNameIsCheckedFirst() {
		assertError("ValidationError", "'roleSessionName'",
				() -> assume(AssumeRoleRequest.builder().roleArn("nonsense").roleSessionName("a b")));
		assertError("ValidationError", "nonsense is invalid",
				() -> assume(AssumeRoleRequest.builder().roleArn("nonsense").roleSessionName("test")));
	}

	@Test
	void sessionTagsAreKept() {
		Credentials credentials = assume(role().tags(tag("team", "a"), tag("Kind", "b")));
		assertThat(this.emulator.keys().all())
			.filteredOn((status) -> status.key().accessKeyId().equals(credentials.accessKeyId()))
			.singleElement()
			.satisfies((status) -> assertThat(status.key().sessionTags()).containsEntry("team", "a")
				.containsEntry("Kind", "b"));
		assertError("ValidationError", "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
				() -> assume(role().tags(tag("team", "a"), tag("Team", "b"))));
		assertError("ValidationError", "'tags'", () -> assume(role().tags(tag("a*b", "a"))));
		this.emulator.keys().deny(this.emulator.credentials().accessKeyId(), "sts:TagSession");
		assertError("AccessDenied", "sts:TagSession", () -> assume(role().tags(tag("team", "a"))));
		assume(role());
	}

	private Credentials assume(AssumeRoleRequest.Builder request) {
		return this.clients.sts().assumeRole(request.build()).credentials();
	}

	private static AssumeRoleRequest.Builder role() {
		return AssumeRoleRequest.builder().roleArn(ROLE).roleSessionName("test");
	}

	private static Tag tag(String key, String value) {
		return Tag.builder().key(key).value(value).build();
	}

	@Test
	void signInWithoutASignatureIsNotThere() {
		assertError("InvalidAction",
				"Could not find operation AssumeRoleWithWebIdentity for version 2011-06-15. The "
						+ "emulator does not have it.",
				() -> this.clients.sts()
					.assumeRoleWithWebIdentity(
							(request) -> request.roleArn(ROLE).roleSessionName("test").webIdentityToken("token")));
		assertError("InvalidAction", "AssumeRoleWithSAML", () -> this.clients.sts()
			.assumeRoleWithSAML((request) -> request.roleArn(ROLE).principalArn(ROLE).samlAssertion("assertion")));
		assertError("InvalidAction", "GetFederationToken",
				() -> this.clients.sts().getFederationToken((request) -> request.name("x")));
	}

	@Test
	void serviceThatIsNotThereIsNamed() throws Exception {
		String sentence = "The emulator does not have the service ";
		assertThat(send(signed("dynamodb", "/").header("X-Amz-Target", "DynamoDB_20120810.ListTables")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build())).startsWith("400 ").contains("\"__type\":\"UnknownService\"").contains(sentence + "dynamodb");
		assertThat(send(HttpRequest.newBuilder(this.emulator.endpoint())
			.header("X-Amz-Target", "AmazonSQS.SendMessage")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build())).contains(sentence + "AmazonSQS");
		assertThat(send(signed("sns", "/").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("Action=Publish&Version=2010-03-31"))
			.build())).contains("<Code>UnknownService</Code>").contains(sentence + "sns");
		assertThat(send(signed("s3", "/bucket/key").build())).contains("<Error><Code>UnknownService</Code>")
			.contains(sentence + "s3");
		assertThat(send(signed("lambda", "/2015-03-31/functions/").build())).startsWith("400 UnknownService ")
			.contains(sentence + "lambda");
	}

	private HttpRequest.Builder signed(String service, String path) {
		return HttpRequest.newBuilder(this.emulator.endpoint().resolve(path))
			.header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20300101/us-east-1/" + service
					+ "/aws4_request, SignedHeaders=host, Signature=0");
	}

}
