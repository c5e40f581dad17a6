package io.github.lightsailboot.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for temporary keys of STS and the rotation of keys with IAM.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class TemporaryKeysAndRotationTests {

	private final LightsailEmulator emulator;

	private final Clients clients;

	TemporaryKeysAndRotationTests(LightsailEmulator emulator) {
		this.emulator = emulator;
		this.clients = new Clients(emulator);
	}

	@BeforeEach
	@AfterEach
	void close() {
		this.clients.close();
		SdkGlobalTime.setGlobalTimeOffset(0);
	}

	@Test
	void sessionTokenWorksUntilItExpires() {
		Credentials credentials = this.clients.sts()
			.getSessionToken((request) -> request.durationSeconds(900))
			.credentials();
		assertThat(credentials.accessKeyId()).startsWith("ASIA").hasSize(20);
		use(credentials);
		assertThat(this.clients.sts().getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/emulator");
		assertError("InvalidClientTokenId", () -> iam().listAccessKeys());
		assertError("AccessDenied", () -> this.clients.sts().getSessionToken());
		this.emulator.clock().advance(Duration.ofMinutes(14));
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
		this.emulator.clock().advance(Duration.ofSeconds(59));
		assertThat(Instant.now()).isBefore(credentials.expiration());
		this.emulator.clock().set(credentials.expiration());
		SdkGlobalTime.setGlobalTimeOffset(-900);
		assertError("ExpiredToken", () -> this.clients.sts().getCallerIdentity());
	}

	@Test
	void assumedRoleIsAnotherIdentity() {
		Credentials credentials = this.clients.sts()
			.assumeRole((request) -> request.roleArn("arn:aws:iam::210987654321:role/service/Mailer")
				.roleSessionName("test"))
			.credentials();
		use(credentials);
		GetCallerIdentityResponse identity = this.clients.sts().getCallerIdentity();
		assertThat(identity.account()).isEqualTo("210987654321");
		assertThat(identity.arn()).isEqualTo("arn:aws:sts::210987654321:assumed-role/Mailer/test");
		assertThat(identity.userId()).startsWith("AROA").endsWith(":test");
		assertError("ValidationError", () -> iam().listAccessKeys());
	}

	@Test
	void assumingARoleNeedsPermissionAndGoodParameters() {
		assertError("ValidationError", () -> this.clients.sts()
			.assumeRole((request) -> request.roleArn("Mailer-in-some-account").roleSessionName("test")));
		assertError("ValidationError", () -> this.clients.sts()
			.assumeRole((request) -> request.roleArn("arn:aws:iam::210987654321:role/Mailer").roleSessionName("a b")));
		assertError("ValidationError",
				() -> this.clients.sts()
					.assumeRole((request) -> request.roleArn("arn:aws:iam::210987654321:role/Mailer")
						.roleSessionName("test")
						.durationSeconds(60)));
		this.emulator.keys().deny(this.emulator.credentials().accessKeyId(), "sts:*");
		assertError("AccessDenied", () -> this.clients.sts()
			.assumeRole((request) -> request.roleArn("arn:aws:iam::210987654321:role/Mailer").roleSessionName("test")));
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
	}

	@Test
	void keyIsRotatedEndToEnd() {
		String old = this.emulator.credentials().accessKeyId();
		software.amazon.awssdk.services.iam.model.AccessKey created = iam().createAccessKey().accessKey();
		assertThat(created.userName()).isEqualTo("emulator");
		assertThat(created.accessKeyId()).startsWith("AKIA").hasSize(20);
		assertThat(created.secretAccessKey()).hasSize(40);
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> iam().createAccessKey());
		assertThat(iam().getAccessKeyLastUsed((request) -> request.accessKeyId(created.accessKeyId()))
			.accessKeyLastUsed()
			.serviceName()).isEqualTo("N/A");

		this.clients.with(created.accessKeyId(), created.secretAccessKey());
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
		assertThat(iam().getAccessKeyLastUsed((request) -> request.accessKeyId(created.accessKeyId()))
			.accessKeyLastUsed()
			.lastUsedDate()).isNotNull();
		iam().updateAccessKey((request) -> request.accessKeyId(old).status(StatusType.INACTIVE));
		assertThat(iam().listAccessKeys().accessKeyMetadata()).extracting(AccessKeyMetadata::accessKeyId)
			.containsExactly(old, created.accessKeyId());
		assertThat(iam().listAccessKeys().accessKeyMetadata()).extracting(AccessKeyMetadata::status)
			.containsExactly(StatusType.INACTIVE, StatusType.ACTIVE);
		this.clients.with(old, this.emulator.credentials().secretAccessKey());
		assertError("InvalidClientTokenId", () -> this.clients.sts().getCallerIdentity());

		this.clients.with(created.accessKeyId(), created.secretAccessKey());
		iam().deleteAccessKey((request) -> request.accessKeyId(old));
		assertThat(iam().listAccessKeys().accessKeyMetadata()).hasSize(1);
	}

	@Test
	void newKeyMayDoWhatTheOldOneMay() {
		this.emulator.keys().allowOnly(this.emulator.credentials().accessKeyId(), "iam:CreateAccessKey");
		software.amazon.awssdk.services.iam.model.AccessKey created = iam().createAccessKey().accessKey();
		this.clients.with(created.accessKeyId(), created.secretAccessKey());
		assertError("AccessDenied", () -> iam().listAccessKeys());
	}

	@Test
	void keyShowsItsAge() {
		Instant createdAt = Instant.parse("2020-02-02T02:02:02Z");
		this.emulator.keys()
			.add(AccessKey.of("AKIAI44QH8DHBEXAMPLE", "secret")
				.ownedBy("123456789012", "arn:aws:iam::123456789012:user/team/robot")
				.withCreationTime(createdAt));
		assertThat(iam().listAccessKeys((request) -> request.userName("robot")).accessKeyMetadata()).singleElement()
			.satisfies((key) -> assertThat(key.createDate()).isEqualTo(createdAt));
		assertThatExceptionOfType(NoSuchEntityException.class)
			.isThrownBy(() -> iam().listAccessKeys((request) -> request.userName("nobody")))
			.withMessageContaining("The user with name nobody cannot be found.");
		assertThatExceptionOfType(NoSuchEntityException.class)
			.isThrownBy(() -> iam().getAccessKeyLastUsed((request) -> request.accessKeyId("AKIAXXXXXXXXXXXXXXXX")));
	}

	@Test
	void iamIsSignedForItsOwnRegion() {
		assertThat(iam().listAccessKeys().accessKeyMetadata()).hasSize(1);
		assertThat(this.emulator.requests().all()).extracting((request) -> request.region())
			.isEqualTo(List.of("us-east-1"));
	}

	private IamClient iam() {
		return this.clients.build(IamClient.builder());
	}

	private void use(Credentials credentials) {
		this.clients.with(AwsSessionCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey(),
				credentials.sessionToken()));
	}

	private static void assertError(String code, Runnable call) {
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call::run)
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code));
	}

}
