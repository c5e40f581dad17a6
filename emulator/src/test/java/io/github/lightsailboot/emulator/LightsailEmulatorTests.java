package io.github.lightsailboot.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.ses.SesAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LightsailEmulator}.
 */
class LightsailEmulatorTests {

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private Clients clients = new Clients(this.emulator);

	@BeforeEach
	void inRegion() {
		this.clients.in("eu-central-1");
	}

	@AfterEach
	void close() {
		this.clients.close();
		this.emulator.close();
		// The SDK keeps the offset that it learned from a skewed clock for the whole JVM
		SdkGlobalTime.setGlobalTimeOffset(0);
	}

	@Test
	void tellsWhoCalls() {
		GetCallerIdentityResponse identity = this.clients.sts().getCallerIdentity();
		assertThat(identity.account()).isEqualTo("123456789012");
		assertThat(identity.arn()).isEqualTo("arn:aws:iam::123456789012:user/emulator");
		assertThat(identity.userId()).startsWith("AIDA").hasSize(21);
		assertThat(identity.sdkHttpResponse().firstMatchingHeader("x-lightsail-emulator")).hasValue("true");
	}

	@Test
	void startsAgainOnItsPortWhileOldConnectionsClose() throws Exception {
		HttpClient client = HttpClient.newHttpClient();
		LightsailEmulator running = LightsailEmulator.builder().start();
		try {
			URI mails = running.endpoint().resolve("/mails");
			for (int restart = 0; restart < 100; restart++) {
				client.send(HttpRequest.newBuilder(mails).build(), BodyHandlers.ofString());
				running.close();
				running = LightsailEmulator.builder().port(mails.getPort()).start();
			}
			assertThat(running.endpoint().resolve("/mails")).isEqualTo(mails);
			assertThat(client.send(HttpRequest.newBuilder(mails).build(), BodyHandlers.ofString()).statusCode())
				.isEqualTo(200);
		}
		finally {
			running.close();
		}
	}

	@Test
	void listsRegions() {
		assertThat(this.clients.lightsail().getRegions((request) -> request.includeAvailabilityZones(true)).regions())
			.hasSize(15)
			.allSatisfy((region) -> assertThat(region.availabilityZones()).isNotEmpty());
	}

	@Test
	void instanceStopsAfterAWhile() {
		this.clients.lightsail().stopInstance((request) -> request.instanceName("web-1"));
		assertThat(stateOf("web-1")).isEqualTo("stopping");
		this.emulator.clock().advance(Duration.ofMinutes(1));
		assertThat(stateOf("web-1")).isEqualTo("stopped");
	}

	private String stateOf(String name) {
		return this.clients.lightsail().getInstances((request) -> {
		})
			.instances()
			.stream()
			.filter((instance) -> instance.name().equals(name))
			.map(Instance::state)
			.findFirst()
			.orElseThrow()
			.name();
	}

	@Test
	void unknownInstanceIsNotFound() {
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.clients.lightsail().startInstance((request) -> request.instanceName("nobody")))
			.withMessageContaining("The Instance does not exist: nobody");
	}

	@Test
	void showsTheAccount() {
		GetAccountResponse account = this.clients.sesV2().getAccount((request) -> {
		});
		assertThat(account.enforcementStatus()).isEqualTo("HEALTHY");
		assertThat(account.productionAccessEnabled()).isTrue();
		assertThat(account.sendingEnabled()).isTrue();
		assertThat(account.sendQuota().max24HourSend()).isEqualTo(50_000);
		assertThat(account.sendQuota().maxSendRate()).isEqualTo(14);
		assertThat(account.sendQuota().sentLast24Hours()).isEqualTo(0);
	}

	@Test
	void receivesSimpleMail() {
		String messageId = sendSimple(this.clients.sesV2());
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.messageId()).isEqualTo(messageId);
			assertThat(mail.from()).isEqualTo("me@example.com");
			assertThat(mail.to()).containsExactly("you@example.org");
			assertThat(mail.bcc()).containsExactly("boss@example.org");
			assertThat(mail.destinations()).containsExactly("you@example.org", "boss@example.org");
			assertThat(mail.subject()).isEqualTo("Grüße");
			assertThat(mail.text()).isEqualTo("Hello ✓");
			assertThat(mail.html()).isEqualTo("<b>Hello ✓</b>");
		});
		assertThat(this.emulator.ses().getSentLast24Hours()).isEqualTo(2);
	}

	@Test
	void receivesRawMail() {
		String raw = """
				From: Me <me@example.com>
				To: you@example.org
				Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=x

				--x
				Content-Type: text/plain; charset=UTF-8

				Hello
				--x
				Content-Type: application/pdf; name=a.pdf
				Content-Disposition: attachment; filename=a.pdf
				Content-Transfer-Encoding: base64

				AAEC
				--x--
				""".replace("\n", "\r\n");
		this.clients.sesV2()
			.sendEmail((request) -> request.content((content) -> content
				.raw((message) -> message.data(SdkBytes.fromString(raw, StandardCharsets.UTF_8)))));
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.from()).isEqualTo("Me <me@example.com>");
			assertThat(mail.destinations()).containsExactly("you@example.org");
			assertThat(mail.subject()).isEqualTo("Grüße");
			assertThat(mail.text()).isEqualTo("Hello");
			assertThat(mail.raw()).asString(StandardCharsets.UTF_8).isEqualTo(raw);
			assertThat(mail.attachments()).singleElement()
				.satisfies((attachment) -> assertThat(attachment.content()).containsExactly(0, 1, 2));
		});
	}

	@Test
	void refusesUnknownKey() {
		this.clients.with("AKIAI44QH8DHBEXAMPLE", "whatever");
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "InvalidClientTokenId",
				"The security token included in the request is invalid.");
		assertError(() -> getAccount(), 403, "UnrecognizedClientException",
				"The security token included in the request is invalid.");
		assertError(() -> this.clients.lightsail().getRegions(), 400, "UnrecognizedClientException",
				"The security token included in the request is invalid.");
	}

	@Test
	void refusesWrongSecret() {
		this.clients.with(this.emulator.credentials().accessKeyId(), "whatever");
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "SignatureDoesNotMatch",
				"The request signature we calculated does not match");
		assertError(() -> getAccount(), 403, "InvalidSignatureException",
				"The request signature we calculated does not match");
		assertError(() -> this.clients.lightsail().getRegions(), 400, "InvalidSignatureException",
				"The request signature we calculated does not match");
	}

	@Test
	void refusesSkewedClock() {
		this.emulator.clock().advance(Duration.ofMinutes(30));
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "SignatureDoesNotMatch", "Signature expired: ");
		SdkGlobalTime.setGlobalTimeOffset(0);
		this.emulator.clock().advance(Duration.ofHours(-1));
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "SignatureDoesNotMatch",
				"Signature not yet current: ");
	}

	@Test
	void refusesInactiveAndDeletedKeys() {
		this.emulator.keys().add(AccessKey.of("AKIAI44QH8DHBEXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"));
		this.clients.with("AKIAI44QH8DHBEXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY");
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
		this.emulator.keys().deactivate("AKIAI44QH8DHBEXAMPLE");
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "InvalidClientTokenId", "");
		this.emulator.keys().activate("AKIAI44QH8DHBEXAMPLE");
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
		this.emulator.keys().delete("AKIAI44QH8DHBEXAMPLE");
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "InvalidClientTokenId", "");
	}

	@Test
	void temporaryKeyNeedsItsTokenAndExpires() {
		Instant expiresAt = this.emulator.clock().instant().plusSeconds(60);
		this.emulator.keys().add(AccessKey.of("ASIAIOSFODNN7EXAMPLE", "secret").withSession("token", expiresAt));
		this.clients.with(AwsSessionCredentials.create("ASIAIOSFODNN7EXAMPLE", "secret", "token"));
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
		this.emulator.clock().advance(Duration.ofSeconds(61));
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "ExpiredToken", "expired");
		this.clients.with("ASIAIOSFODNN7EXAMPLE", "secret");
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "InvalidClientTokenId", "");
	}

	@Test
	void keyInRegionThatIsNotEnabledIsUnknown() {
		this.emulator.keys().disableRegions("af-south-1");
		this.clients.in("af-south-1");
		assertError(() -> this.clients.sts().getCallerIdentity(), 403, "InvalidClientTokenId", "");
		this.clients.in("us-east-1");
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
	}

	@Test
	void refusesWhatThePolicyDoesNotAllow() {
		this.emulator.keys().allowOnly(this.emulator.credentials().accessKeyId(), "ses:SendRawEmail");
		assertError(() -> getAccount(), 403, "AccessDeniedException",
				"User: arn:aws:iam::123456789012:user/emulator is not authorized to perform: ses:GetAccount");
		assertError(() -> this.clients.lightsail().getRegions(), 400, "AccessDeniedException", "lightsail:GetRegions");
		assertError(() -> sendSimple(this.clients.sesV2()), 403, "AccessDeniedException", "ses:SendEmail");
		assertThat(this.clients.sts().getCallerIdentity().account()).isEqualTo("123456789012");
	}

	@Test
	void sandboxRejectsUnverifiedAddresses() {
		this.emulator.ses().setProductionAccess(false);
		this.emulator.ses().setVerifiedIdentities("example.com");
		this.emulator.ses().setMaxSendRate(10);
		assertThatExceptionOfType(MessageRejectedException.class).isThrownBy(() -> sendSimple(this.clients.sesV2()))
			.withMessageContaining("Email address is not verified. The following identities failed the check in region "
					+ "EU-CENTRAL-1: you@example.org, boss@example.org");
		this.emulator.ses().setVerifiedIdentities("example.com", "you@example.org", "boss@example.org");
		assertThat(sendSimple(this.clients.sesV2())).isNotEmpty();
	}

	@Test
	void pausedAccountRejectsMail() {
		this.emulator.ses().setSendingEnabled(false);
		assertThatExceptionOfType(SendingPausedException.class).isThrownBy(() -> sendSimple(this.clients.sesV2()));
	}

	@Test
	void suspendedAccountRejectsMail() {
		this.emulator.ses().setEnforcementStatus(SesAccount.EnforcementStatus.SHUTDOWN);
		assertError(() -> sendSimple(this.clients.sesV2()), 400, "AccountSuspendedException", "");
	}

	@Test
	void rateAndQuotaAreEnforced() {
		this.emulator.ses().setMaxSendRate(0.001);
		sendSimple(this.clients.sesV2());
		assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> sendSimple(this.clients.sesV2()))
			.withMessageContaining("Maximum sending rate exceeded.");
		this.emulator.ses().setMaxSendRate(14);
		this.emulator.ses().setSentLast24Hours(49_999);
		assertError(() -> sendSimple(this.clients.sesV2()), 400, "LimitExceededException",
				"Daily message quota exceeded.");
	}

	@Test
	void faultsSpeakTheDialectOfTheService() {
		this.emulator.faults().add(Fault.throttling().times(3));
		assertError(() -> this.clients.sts().getCallerIdentity(), 400, "Throttling", "");
		assertError(() -> getAccount(), 429, "TooManyRequestsException", "");
		assertError(() -> this.clients.lightsail().getRegions(), 400, "ThrottlingException", "");
		assertThat(this.clients.lightsail().getRegions().regions()).isNotEmpty();
		this.emulator.faults().add(Fault.error(503, "ServiceUnavailable", "Down").on(AwsService.SES_V2, "GetAccount"));
		assertError(() -> getAccount(), 503, "ServiceUnavailable", "Down");
		assertThat(sendSimple(this.clients.sesV2())).isNotEmpty();
	}

	@Test
	void htmlWithStatus200IsNoIdentity() {
		this.emulator.faults().add(Fault.html(200));
		assertThat(this.clients.sts().getCallerIdentity().account()).isNull();
	}

	@Test
	void mailWhoseAnswerIsCutWasSent() {
		this.emulator.faults().add(Fault.cutAfterReading().once());
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> sendSimple(this.clients.sesV2()));
		this.emulator.faults().add(Fault.cutInAnswer().once());
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> sendSimple(this.clients.sesV2()));
		assertThat(this.emulator.mails()).hasSize(2);
		this.emulator.faults().add(Fault.cutBeforeReading().once());
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> sendSimple(this.clients.sesV2()));
		assertThat(this.emulator.mails()).hasSize(2);
	}

	@Test
	void recordsRequests() {
		getAccount();
		assertThat(this.emulator.requests().of(AwsService.SES_V2, "GetAccount")).singleElement()
			.satisfies((request) -> {
				assertThat(request.accessKeyId()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
				assertThat(request.region()).isEqualTo("eu-central-1");
				assertThat(request.outcome()).isEqualTo("OK");
			});
		assertThat(this.emulator.requests().count(AwsService.SES_V2, "GetAccount")).isEqualTo(1);
	}

	@Test
	void unknownOperationIsNamed() {
		assertError(() -> this.clients.lightsail().getDomains((request) -> {
		}), 400, "UnknownOperationException", "GetDomains");
		assertError(() -> this.clients.sts().getFederationToken((request) -> request.name("x")), 400, "InvalidAction",
				"Could not find operation GetFederationToken for version 2011-06-15");
	}

	private static String sendSimple(SesV2Client client) {
		return client
			.sendEmail(SendEmailRequest.builder()
				.fromEmailAddress("me@example.com")
				.destination((to) -> to.toAddresses("you@example.org").bccAddresses("boss@example.org"))
				.content((content) -> content.simple((simple) -> simple.subject((subject) -> subject.data("Grüße"))
					.body((body) -> body.text((text) -> text.data("Hello ✓"))
						.html((html) -> html.data("<b>Hello ✓</b>")))))
				.build())
			.messageId();
	}

	private GetAccountResponse getAccount() {
		return this.clients.sesV2().getAccount((request) -> {
		});
	}

	private static void assertError(Runnable call, int status, String code, String message) {
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call::run).satisfies((ex) -> {
			assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code);
			assertThat(ex.statusCode()).isEqualTo(status);
			assertThat(ex.awsErrorDetails().errorMessage()).contains(message);
		});
	}

}
