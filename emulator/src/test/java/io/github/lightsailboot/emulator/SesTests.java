package io.github.lightsailboot.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import io.github.lightsailboot.emulator.ses.MailEvent;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.AccountSendingPausedException;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.VerificationStatus;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

import static io.github.lightsailboot.emulator.AwsErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for SES, both API versions.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class SesTests {

	private final LightsailEmulator emulator;

	private final Clients clients;

	private final SesClient v1;

	private final SesV2Client v2;

	SesTests(LightsailEmulator emulator) {
		this.emulator = emulator;
		this.clients = new Clients(emulator);
		this.v1 = this.clients.build(SesClient.builder());
		this.v2 = this.clients.sesV2();
	}

	@AfterEach
	void close() {
		this.clients.close();
		SdkGlobalTime.setGlobalTimeOffset(0);
	}

	@Test
	void v1SendsSimpleMail() {
		String messageId = sendV1("you@example.org");
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.messageId()).isEqualTo(messageId);
			assertThat(mail.from()).isEqualTo("me@example.com");
			assertThat(mail.subject()).isEqualTo("Grüße & <mehr>");
			assertThat(mail.text()).isEqualTo("a+b=c & 100 % ✓");
			assertThat(mail.tags()).containsEntry("kind", "test");
		});
	}

	@Test
	void v1SendsRawMailToItsDestinations() {
		this.v1.sendRawEmail((request) -> request.destinations("hidden@example.org")
			.rawMessage((message) -> message.data(SdkBytes
				.fromUtf8String("From: me@example.com\r\nTo: you@example.org\r\nSubject: Raw\r\n\r\nBody"))));
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.to()).containsExactly("you@example.org");
			assertThat(mail.destinations()).containsExactly("hidden@example.org");
		});
	}

	@Test
	void v1ShowsQuotaAndStatistics() {
		sendV1("you@example.org");
		assertThat(this.v1.getSendQuota().max24HourSend()).isEqualTo(50_000);
		assertThat(this.v1.getSendQuota().sentLast24Hours()).isEqualTo(1);
		assertThat(this.v1.getSendStatistics().sendDataPoints()).singleElement()
			.satisfies((point) -> assertThat(point.deliveryAttempts()).isEqualTo(1));
		assertThat(this.v1.getAccountSendingEnabled().enabled()).isTrue();
	}

	@Test
	void v1RefusesInItsOwnWords() {
		this.emulator.ses().setVerifiedIdentities("example.net");
		assertThatExceptionOfType(MessageRejectedException.class).isThrownBy(() -> sendV1("you@example.org"))
			.withMessageContaining("Email address is not verified. The following identities failed the check in region "
					+ "US-EAST-1: me@example.com");
		this.emulator.ses().setVerifiedIdentities("example.com");
		this.emulator.ses().setSendingEnabled(false);
		assertThatExceptionOfType(AccountSendingPausedException.class).isThrownBy(() -> sendV1("you@example.org"));
		this.emulator.ses().setSendingEnabled(true);
		this.emulator.ses().setSentLast24Hours(50_000);
		assertError("Throttling", "Daily message quota exceeded.", () -> sendV1("you@example.org"));
		this.emulator.ses().setSentLast24Hours(0);
		this.emulator.ses().setMaxSendRate(0.001);
		sendV1("you@example.org");
		assertError("Throttling", "Maximum sending rate exceeded.", () -> sendV1("you@example.org"));
	}

	@Test
	void v1TakesTenMegabytesAndV2Forty() {
		byte[] mail = mail(10 * 1024 * 1024 + 1);
		assertError("InvalidParameterValue", "Message length is more than 10485760 bytes long: '10485761'.",
				() -> this.v1
					.sendRawEmail((request) -> request.rawMessage((raw) -> raw.data(SdkBytes.fromByteArray(mail)))));
		sendRaw(mail(40 * 1024 * 1024));
		assertThat(this.emulator.mails()).hasSize(1);
		assertError("BadRequestException", "Message length is more than 41943040 bytes long: '41943041'.",
				() -> sendRaw(mail(40 * 1024 * 1024 + 1)));
	}

	private void sendRaw(byte[] mail) {
		this.v2.sendEmail((request) -> request
			.content((content) -> content.raw((raw) -> raw.data(SdkBytes.fromByteArray(mail)))));
	}

	private static byte[] mail(int length) {
		byte[] mail = new byte[length];
		Arrays.fill(mail, (byte) 'x');
		byte[] head = "From: me@example.com\r\nTo: you@example.org\r\nContent-Type: image/png\r\n\r\n"
			.getBytes(StandardCharsets.UTF_8);
		System.arraycopy(head, 0, mail, 0, head.length);
		for (int i = head.length + 76; i + 2 < length; i += 78) {
			mail[i] = '\r';
			mail[i + 1] = '\n';
		}
		return mail;
	}

	@Test
	void badAddressesAndTooManyOfThemAreRefused() {
		assertError("InvalidParameterValue", "Missing final '@domain'", () -> sendV1("nobody"));
		assertError("BadRequestException", "Illegal address", () -> send("@example.org"));
		assertError("BadRequestException", "Recipient count exceeds 50.",
				() -> this.v2.sendEmail((request) -> request.fromEmailAddress("me@example.com")
					.destination((to) -> to.toAddresses(Collections.nCopies(51, "you@example.org")))
					.content((content) -> content.simple((simple) -> simple.subject((subject) -> subject.data("Hi"))
						.body((body) -> body.text((text) -> text.data("Hello")))))));
	}

	@Test
	void identityIsVerifiedAfterAWhile() {
		this.v2.createEmailIdentity((request) -> request.emailIdentity("me@example.com"));
		assertThatExceptionOfType(AlreadyExistsException.class)
			.isThrownBy(() -> this.v2.createEmailIdentity((request) -> request.emailIdentity("Me@example.com")));
		assertThat(identity("me@example.com").verifiedForSendingStatus()).isFalse();
		assertError("MessageRejected", "Email address is not verified.", () -> send("you@example.org"));
		this.emulator.clock().advance(Duration.ofMinutes(1));
		assertThat(identity("me@example.com").verifiedForSendingStatus()).isTrue();
		send("you@example.org");
		this.v2.deleteEmailIdentity((request) -> request.emailIdentity("me@example.com"));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> identity("me@example.com"));
	}

	private GetEmailIdentityResponse identity(String identity) {
		return this.v2.getEmailIdentity((request) -> request.emailIdentity(identity));
	}

	@Test
	void v1VerifiesAndListsIdentities() {
		this.v1.verifyEmailIdentity((request) -> request.emailAddress("me@example.com"));
		this.v1.verifyDomainIdentity((request) -> request.domain("example.net"));
		assertThat(this.v1.listIdentities().identities()).containsExactly("example.net", "me@example.com");
		assertThat(this.v1
			.getIdentityVerificationAttributes((request) -> request.identities("me@example.com", "x@example.com"))
			.verificationAttributes()).containsOnlyKeys("me@example.com")
			.extractingByKey("me@example.com")
			.extracting((attributes) -> attributes.verificationStatus())
			.isEqualTo(VerificationStatus.PENDING);
		this.v1.deleteIdentity((request) -> request.identity("example.net"));
		assertThat(this.v1.listIdentities().identities()).containsExactly("me@example.com");
	}

	@Test
	void listsComeInPages() {
		for (int i = 0; i < 5; i++) {
			String identity = "d" + i + ".example.com";
			this.v2.createEmailIdentity((request) -> request.emailIdentity(identity));
		}
		assertThat(this.v2.listEmailIdentitiesPaginator((request) -> request.pageSize(2))
			.stream()
			.flatMap((page) -> page.emailIdentities().stream())
			.map(IdentityInfo::identityName)).hasSize(5);
		assertThat(this.v2.listEmailIdentities((request) -> request.pageSize(2)).emailIdentities()).hasSize(2);
		assertError("InvalidNextTokenException", "", () -> this.v2.listEmailIdentities((r) -> r.nextToken("nonsense")));
	}

	@Test
	void templateIsFilledIn() {
		createTemplate();
		this.v2.sendEmail((request) -> request.fromEmailAddress("me@example.com")
			.destination((to) -> to.toAddresses("you@example.org"))
			.content((content) -> content.template((template) -> template.templateName("hello")
				.templateData("{\"name\":\"Ann\",\"order\":{\"id\":7}}"))));
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.subject()).isEqualTo("Hello Ann");
			assertThat(mail.text()).isEqualTo("Order 7");
		});
		assertError("NotFoundException", "Template nothing does not exist.",
				() -> this.v2.sendEmail((request) -> request.fromEmailAddress("me@example.com")
					.destination((to) -> to.toAddresses("you@example.org"))
					.content((content) -> content.template((template) -> template.templateName("nothing")))));
	}

	@Test
	void templateWithoutItsDataIsAcceptedAndNeverSent() {
		createTemplate();
		String messageId = this.v2.sendEmail((request) -> request.fromEmailAddress("me@example.com")
			.destination((to) -> to.toAddresses("you@example.org"))
			.content((content) -> content.template((template) -> template.templateName("hello").templateData("{}"))))
			.messageId();
		assertThat(this.emulator.mails()).isEmpty();
		assertThat(this.emulator.mailEvents()).singleElement().satisfies((event) -> {
			assertThat(event.type()).isEqualTo(MailEvent.Type.RENDERING_FAILURE);
			assertThat(event.messageId()).isEqualTo(messageId);
		});
		assertError("BadRequestException", "Attribute 'name' is not present in the rendering data.",
				() -> this.v2.testRenderEmailTemplate((request) -> request.templateName("hello").templateData("{}")));
	}

	@Test
	void templatesAreKept() {
		createTemplate();
		assertThatExceptionOfType(AlreadyExistsException.class).isThrownBy(this::createTemplate);
		this.v2.updateEmailTemplate(
				(request) -> request.templateName("hello").templateContent((content) -> content.subject("New")));
		assertThat(this.v2.getEmailTemplate((request) -> request.templateName("hello")).templateContent().subject())
			.isEqualTo("New");
		assertThat(this.v2.listEmailTemplates((request) -> {
		}).templatesMetadata()).hasSize(1);
		this.v2.deleteEmailTemplate((request) -> request.templateName("hello"));
		assertThat(this.v2.listEmailTemplates((request) -> {
		}).templatesMetadata()).isEmpty();
	}

	private void createTemplate() {
		this.v2.createEmailTemplate((request) -> request.templateName("hello")
			.templateContent((content) -> content.subject("Hello {{name}}").text("Order {{ order.id }}")));
	}

	@Test
	void bulkMailHasAnOutcomeForEachEntry() {
		createTemplate();
		List<BulkEmailEntry> entries = List.of(entry("a@example.org", "{\"name\":\"A\"}"), entry("nobody", "{}"),
				entry("b@example.org", "{}"));
		assertThat(this.v2
			.sendBulkEmail((request) -> request.fromEmailAddress("me@example.com")
				.defaultContent((content) -> content.template((template) -> template.templateName("hello")
					.templateData("{\"name\":\"you\",\"order\":{\"id\":1}}")))
				.bulkEmailEntries(entries))
			.bulkEmailEntryResults()).extracting((result) -> result.status())
			.containsExactly(BulkEmailStatus.SUCCESS, BulkEmailStatus.INVALID_PARAMETER, BulkEmailStatus.SUCCESS);
		assertThat(this.emulator.mails()).extracting(ReceivedMail::subject).containsExactly("Hello A", "Hello you");
	}

	private static BulkEmailEntry entry(String to, String data) {
		return BulkEmailEntry.builder()
			.destination((destination) -> destination.toAddresses(to))
			.replacementEmailContent(
					(content) -> content.replacementTemplate((template) -> template.replacementTemplateData(data)))
			.build();
	}

	@Test
	void unknownConfigurationSetIsRefusedOnceThereIsOne() {
		sendWith("anything");
		this.v2.createConfigurationSet((request) -> request.configurationSetName("known"));
		sendWith("known");
		assertThat(this.emulator.mails()).extracting(ReceivedMail::configurationSet)
			.containsExactly("anything", "known");
		assertError("NotFoundException", "Configuration set <anything> does not exist.", () -> sendWith("anything"));
		assertThatExceptionOfType(ConfigurationSetDoesNotExistException.class)
			.isThrownBy(() -> this.v1.sendEmail((request) -> request.source("me@example.com")
				.destination((to) -> to.toAddresses("you@example.org"))
				.message((message) -> message.subject((subject) -> subject.data("Hi"))
					.body((body) -> body.text((text) -> text.data("Hello"))))
				.configurationSetName("anything")));
		assertThat(this.v2.listConfigurationSets((request) -> {
		}).configurationSets()).containsExactly("known");
		this.v2.deleteConfigurationSet((request) -> request.configurationSetName("known"));
	}

	private void sendWith(String configurationSet) {
		this.v2.sendEmail((request) -> request.fromEmailAddress("me@example.com")
			.configurationSetName(configurationSet)
			.destination((to) -> to.toAddresses("you@example.org"))
			.content((content) -> content.simple((simple) -> simple.subject((subject) -> subject.data("Hi"))
				.body((body) -> body.text((text) -> text.data("Hello"))))));
	}

	@Test
	void suppressedAddressBounces() {
		this.v2.putSuppressedDestination(
				(request) -> request.emailAddress("You@example.org").reason(SuppressionListReason.COMPLAINT));
		assertThat(this.v2.getSuppressedDestination((request) -> request.emailAddress("you@example.org"))
			.suppressedDestination()
			.reason()).isEqualTo(SuppressionListReason.COMPLAINT);
		send("you@example.org");
		assertThat(this.emulator.mailEvents()).extracting(MailEvent::type).containsExactly(MailEvent.Type.BOUNCE);
		assertThat(this.v2.listSuppressedDestinations((request) -> {
		}).suppressedDestinationSummaries()).hasSize(1);
		this.v2.deleteSuppressedDestination((request) -> request.emailAddress("you@example.org"));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(
				() -> this.v2.deleteSuppressedDestination((request) -> request.emailAddress("you@example.org")));
	}

	@Test
	void mailboxSimulatorBehavesAsDocumented() {
		this.emulator.ses().setProductionAccess(false);
		this.emulator.ses().setVerifiedIdentities("me@example.com");
		this.emulator.ses().setMaxSendRate(100);
		for (String address : List.of("success", "bounce+label", "ooto", "complaint", "suppressionlist")) {
			send(address + "@simulator.amazonses.com");
		}
		assertThat(this.emulator.mailEvents()).extracting(MailEvent::type)
			.containsExactly(MailEvent.Type.DELIVERY, MailEvent.Type.BOUNCE, MailEvent.Type.DELIVERY,
					MailEvent.Type.AUTOMATIC_REPLY, MailEvent.Type.DELIVERY, MailEvent.Type.COMPLAINT,
					MailEvent.Type.BOUNCE);
		assertThat(this.emulator.ses().getSentLast24Hours()).isZero();
	}

	@Test
	void pausingOverTheApiPauses() {
		this.v2.putAccountSendingAttributes((request) -> request.sendingEnabled(false));
		assertError("SendingPausedException", "", () -> send("you@example.org"));
		this.v1.updateAccountSendingEnabled((request) -> request.enabled(true));
		send("you@example.org");
	}

	private void send(String to) {
		this.v2.sendEmail((request) -> request.fromEmailAddress("me@example.com")
			.destination((destination) -> destination.toAddresses(to))
			.content((content) -> content.simple((simple) -> simple.subject((subject) -> subject.data("Hi"))
				.body((body) -> body.text((text) -> text.data("Hello"))))));
	}

	private String sendV1(String to) {
		return this.v1
			.sendEmail((request) -> request.source("me@example.com")
				.destination((destination) -> destination.toAddresses(to))
				.tags(MessageTag.builder().name("kind").value("test").build())
				.message((message) -> message.subject((subject) -> subject.data("Grüße & <mehr>"))
					.body((body) -> body.text((text) -> text.data("a+b=c & 100 % ✓")))))
			.messageId();
	}

}
