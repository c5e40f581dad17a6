package io.github.lightsailboot.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import io.github.lightsailboot.emulator.ses.MailEvent;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.BulkEmailDestination;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetResponse;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestinationSummary;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sesv2.model.TlsPolicy;

import static io.github.lightsailboot.emulator.AwsErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that each setting of SES has the effect that it has with AWS, or is rejected.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class SesStrictnessTests {

	private final LightsailEmulator emulator;

	private final Clients clients;

	private final SesClient v1;

	private final SesV2Client v2;

	SesStrictnessTests(LightsailEmulator emulator) {
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
	void messageTagsHaveRules() {
		assertTagRefused("", "x", "The tag name must be specified.");
		assertTagRefused("x", "", "The tag value must be specified.");
		assertTagRefused("a b", "x", "Invalid tag name <a b>: only alphanumeric ASCII characters, '_', and '-' are");
		assertTagRefused("x", "ü", "Invalid tag value <ü>: only alphanumeric ASCII characters, '_', and '-' are");
		assertTagRefused("x".repeat(256), "x", "Tag name cannot exceed 255 characters.");
		assertTagRefused("x", "x".repeat(256), "Tag value cannot exceed 255 characters.");
		send((request) -> request.emailTags(tag("x".repeat(255), "y".repeat(255))));
		assertThat(this.emulator.mails()).hasSize(1);
		assertError("BadRequestException", "Duplicate tag name <x>.",
				() -> send((request) -> request.emailTags(tag("x", "1"), tag("x", "2"))));
	}

	private void assertTagRefused(String name, String value, String message) {
		assertError("BadRequestException", message, () -> send((request) -> request.emailTags(tag(name, value))));
		assertError("InvalidParameterValue", message, () -> this.v1
			.sendEmail((request) -> request.source("me@example.com")
				.destination((to) -> to.toAddresses("you@example.org"))
				.tags(software.amazon.awssdk.services.ses.model.MessageTag.builder().name(name).value(value).build())
				.message((text) -> text.subject((subject) -> subject.data("Hi"))
					.body((body) -> body.text((plain) -> plain.data("Hello"))))));
		assertThat(this.emulator.mails()).isEmpty();
	}

	private static MessageTag tag(String name, String value) {
		return MessageTag.builder().name(name).value(value).build();
	}

	@Test
	void headersOfARawMailCountWhereTheCallSaysNothing() {
		String head = "From: me@example.com\r\nTo: you@example.org\r\n";
		sendRaw(head + "X-SES-CONFIGURATION-SET: news\r\nX-SES-MESSAGE-TAGS: kind=letter, campaign=summer\r\n"
				+ "X-SES-SOURCE-ARN: arn:aws:ses:us-east-1:123456789012:identity/example.com\r\n\r\nHello");
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.configurationSet()).isEqualTo("news");
			assertThat(mail.tags()).containsEntry("kind", "letter").containsEntry("campaign", "summer").hasSize(2);
			assertThat(mail.fromIdentityArn()).endsWith(":identity/example.com");
		});
		assertError("BadRequestException", "Invalid tag value <two words>",
				() -> sendRaw(head + "X-SES-MESSAGE-TAGS: kind=two words\r\n\r\nHello"));
		assertError("NotSupportedByEmulator", "X-SES-LIST-MANAGEMENT-OPTIONS",
				() -> sendRaw(head + "X-SES-LIST-MANAGEMENT-OPTIONS: list\r\n\r\nHello"));
		assertError("NotSupportedByEmulator", "ReplyToAddresses", () -> this.v2
			.sendEmail((request) -> request.replyToAddresses("us@example.com")
				.content((content) -> content.raw((raw) -> raw.data(SdkBytes.fromUtf8String(head + "\r\nHello"))))));
	}

	private void sendRaw(String message) {
		this.v2.sendEmail((request) -> request
			.content((content) -> content.raw((raw) -> raw.data(SdkBytes.fromUtf8String(message)))));
	}

	@Test
	void configurationSetNamesHaveRules() {
		String message = "Invalid configuration set name <my set>: only alphanumeric ASCII characters, '_', and '-' "
				+ "are allowed.";
		assertError("BadRequestException", message, () -> createConfigurationSet("my set"));
		assertError("BadRequestException", message, () -> send((request) -> request.configurationSetName("my set")));
		assertError("InvalidParameterValue", message, () -> this.v1
			.createConfigurationSet((request) -> request.configurationSet((set) -> set.name("my set"))));
		assertError("BadRequestException", "cannot exceed 64", () -> createConfigurationSet("x".repeat(65)));
	}

	@Test
	void configurationSetKeepsItsOptions() {
		this.v2.createConfigurationSet((request) -> request.configurationSetName("off")
			.deliveryOptions((options) -> options.tlsPolicy(TlsPolicy.REQUIRE))
			.reputationOptions((options) -> options.reputationMetricsEnabled(true))
			.sendingOptions((options) -> options.sendingEnabled(false))
			.suppressionOptions((options) -> options.suppressedReasons(SuppressionListReason.BOUNCE))
			.tags(resourceTag("team", "a")));
		GetConfigurationSetResponse set = this.v2.getConfigurationSet((request) -> request.configurationSetName("off"));
		assertThat(set.deliveryOptions().tlsPolicy()).isEqualTo(TlsPolicy.REQUIRE);
		assertThat(set.reputationOptions().reputationMetricsEnabled()).isTrue();
		assertThat(set.sendingOptions().sendingEnabled()).isFalse();
		assertThat(set.suppressionOptions().suppressedReasons()).containsExactly(SuppressionListReason.BOUNCE);
		assertThat(set.tags()).containsExactly(resourceTag("team", "a"));
		assertError("SendingPausedException", "Sending paused for configuration set <off>.",
				() -> send((request) -> request.configurationSetName("off")));
		assertError("ConfigurationSetSendingPausedException", "configuration set <off>",
				() -> this.v1.sendRawEmail((request) -> request.configurationSetName("off")
					.rawMessage((raw) -> raw
						.data(SdkBytes.fromUtf8String("From: me@example.com\r\nTo: you@example.org\r\n\r\nHello")))));
	}

	@Test
	void suppressionCountsForTheReasonsOfTheConfigurationSet() {
		this.v2.createConfigurationSet((request) -> request.configurationSetName("bounces")
			.suppressionOptions((options) -> options.suppressedReasons(SuppressionListReason.BOUNCE)));
		suppress("you@example.org", SuppressionListReason.COMPLAINT);
		send((request) -> request.configurationSetName("bounces"));
		send((request) -> {
		});
		assertThat(this.emulator.mailEvents()).extracting(MailEvent::type)
			.containsExactly(MailEvent.Type.DELIVERY, MailEvent.Type.BOUNCE);
	}

	@Test
	void suppressionListIsFiltered() {
		suppress("old@example.org", SuppressionListReason.BOUNCE);
		this.emulator.clock().advance(Duration.ofMinutes(10));
		suppress("new@example.org", SuppressionListReason.COMPLAINT);
		assertThat(this.v2.listSuppressedDestinations((request) -> request.reasons(SuppressionListReason.BOUNCE))
			.suppressedDestinationSummaries()).extracting(SuppressedDestinationSummary::emailAddress)
			.containsExactly("old@example.org");
		assertThat(this.v2
			.listSuppressedDestinations((request) -> request.startDate(this.emulator.clock().instant().minusSeconds(60))
				.endDate(this.emulator.clock().instant().plusSeconds(60)))
			.suppressedDestinationSummaries()).extracting(SuppressedDestinationSummary::emailAddress)
			.containsExactly("new@example.org");
		assertError("BadRequestException", "[BOUNCE, COMPLAINT]",
				() -> this.v2.listSuppressedDestinations((request) -> request.reasonsWithStrings("SPAM")));
		assertError("BadRequestException", "less than or equal to 1000",
				() -> this.v2.listSuppressedDestinations((request) -> request.pageSize(1001)));
	}

	private void suppress(String address, SuppressionListReason reason) {
		this.v2.putSuppressedDestination((request) -> request.emailAddress(address).reason(reason));
	}

	@Test
	void identityKeepsTagsAndConfigurationSet() {
		this.v2.createConfigurationSet((request) -> request.configurationSetName("news"));
		assertError("NotFoundException", "Configuration set <other> does not exist.", () -> this.v2
			.createEmailIdentity((request) -> request.emailIdentity("example.com").configurationSetName("other")));
		this.v2.createEmailIdentity((request) -> request.emailIdentity("example.com")
			.configurationSetName("news")
			.tags(resourceTag("team", "a")));
		assertThat(this.v2.getEmailIdentity((request) -> request.emailIdentity("example.com")))
			.satisfies((identity) -> {
				assertThat(identity.configurationSetName()).isEqualTo("news");
				assertThat(identity.tags()).containsExactly(resourceTag("team", "a"));
				assertThat(identity.dkimAttributes().tokens()).hasSize(3);
			});
		this.emulator.clock().advance(Duration.ofMinutes(1));
		send((request) -> {
		});
		assertThat(this.emulator.mails()).singleElement().extracting(ReceivedMail::configurationSet).isEqualTo("news");
	}

	@Test
	void resourcesAreTagged() {
		createConfigurationSet("news");
		String arn = "arn:aws:ses:us-east-1:123456789012:configuration-set/news";
		this.v2.tagResource((request) -> request.resourceArn(arn).tags(resourceTag("a", "1"), resourceTag("b", "2")));
		this.v2.untagResource((request) -> request.resourceArn(arn).tagKeys("a"));
		assertThat(this.v2.listTagsForResource((request) -> request.resourceArn(arn)).tags())
			.containsExactly(resourceTag("b", "2"));
		assertError("BadRequestException", "Duplicate tag key: a.", () -> this.v2
			.tagResource((request) -> request.resourceArn(arn).tags(resourceTag("a", "1"), resourceTag("a", "2"))));
		assertError("NotFoundException", "identity/example.com", () -> this.v2.listTagsForResource(
				(request) -> request.resourceArn("arn:aws:ses:us-east-1:123456789012:identity/example.com")));
		this.v2.deleteConfigurationSet((request) -> request.configurationSetName("news"));
		createConfigurationSet("news");
		assertThat(this.v2.listTagsForResource((request) -> request.resourceArn(arn)).tags()).isEmpty();
	}

	private static Tag resourceTag(String key, String value) {
		return Tag.builder().key(key).value(value).build();
	}

	private void createConfigurationSet(String name) {
		this.v2.createConfigurationSet((request) -> request.configurationSetName(name));
	}

	@Test
	void regionsAreApart() {
		createConfigurationSet("news");
		suppress("you@example.org", SuppressionListReason.BOUNCE);
		this.v2.createEmailIdentity((request) -> request.emailIdentity("example.net"));
		this.v2.createEmailTemplate((request) -> request.templateName("hello")
			.templateContent((content) -> content.subject("Hello").text("You")));
		SesV2Client other = this.clients.in("eu-west-1").sesV2();
		assertThat(other.listConfigurationSets((request) -> {
		}).configurationSets()).isEmpty();
		assertThat(other.listSuppressedDestinations((request) -> {
		}).suppressedDestinationSummaries()).isEmpty();
		assertThat(other.listEmailTemplates((request) -> {
		}).templatesMetadata()).isEmpty();
		assertThat(other.listEmailIdentities((request) -> {
		}).emailIdentities()).isEmpty();
		other.sendEmail(mail().build());
		assertThat(this.emulator.mailEvents()).extracting(MailEvent::type).containsExactly(MailEvent.Type.DELIVERY);
		this.emulator.ses().setVerifiedIdentities("example.org");
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> other.sendEmail(mail().build()))
			.withMessageContaining("failed the check in region EU-WEST-1: me@example.com");
		assertThat(this.v2.listEmailIdentities((request) -> {
		}).emailIdentities()).extracting((identity) -> identity.identityName()).containsExactly("example.org");
	}

	@Test
	void configurationSetsCanBeThoseOfEveryRegion() {
		this.emulator.ses().setConfigurationSets("news");
		send((request) -> request.configurationSetName("news"));
		assertError("NotFoundException", "Configuration set <other> does not exist.",
				() -> this.clients.in("eu-west-1").sesV2().sendEmail(mail().configurationSetName("other").build()));
	}

	@Test
	void contentIsOneOfThree() {
		assertError("BadRequestException", "exactly one of Simple, Raw, or Template",
				() -> send((request) -> request.content((content) -> content
					.simple((simple) -> simple.subject((subject) -> subject.data("Hi"))
						.body((body) -> body.text((text) -> text.data("Hello"))))
					.raw((raw) -> raw.data(SdkBytes.fromUtf8String("From: me@example.com\r\n\r\nHello"))))));
		assertError("BadRequestException", "exactly one of TemplateName, TemplateArn, or TemplateContent", () -> send(
				(request) -> request.content((content) -> content.template((template) -> template.templateName("hello")
					.templateContent((inline) -> inline.subject("Hi").text("Hello"))))));
		assertError("BadRequestException", "TemplateData is not a valid JSON object.",
				() -> send((request) -> request.content((content) -> content.template(
						(template) -> template.templateContent((inline) -> inline.subject("Hi")).templateData("[")))));
		assertError("NotSupportedByEmulator", "{{#if}}", () -> send((request) -> request.content((content) -> content
			.template((template) -> template.templateContent((inline) -> inline.text("{{#if a}}b{{/if}}"))))));
	}

	@Test
	void templateOfAnArnIsFilledIn() {
		this.v2.createEmailTemplate((request) -> request.templateName("hello")
			.templateContent((content) -> content.subject("Hello {{name}}").text("You")));
		String arn = "arn:aws:ses:us-east-1:123456789012:template/hello";
		send((request) -> request.content((content) -> content
			.template((template) -> template.templateArn(arn).templateData("{\"name\":\"Ann\"}"))));
		assertThat(this.emulator.mails()).singleElement().extracting(ReceivedMail::subject).isEqualTo("Hello Ann");
		assertError("NotFoundException", "eu-west-1", () -> send((request) -> request.content((content) -> content
			.template((template) -> template.templateArn(arn.replace("us-east-1", "eu-west-1")).templateData("{}")))));
	}

	@Test
	void testRenderingIsAMessage() {
		this.v2.createEmailTemplate((request) -> request.templateName("hello")
			.templateContent(
					(content) -> content.subject("Hello {{name}}").text("Dear {{name}}").html("<p>Dear {{name}}</p>")));
		assertThat(this.v2
			.testRenderEmailTemplate((request) -> request.templateName("hello").templateData("{\"name\":\"Ann\"}"))
			.renderedTemplate()).contains("Subject: Hello Ann\r\n")
			.contains("MIME-Version: 1.0\r\n")
			.contains("Content-Type: multipart/alternative;")
			.contains("\r\n\r\nDear Ann\r\n")
			.contains("\r\n\r\n<p>Dear Ann</p>\r\n");
	}

	@Test
	void simpleMailKeepsCharsetHeadersAndAttachments() {
		send((request) -> request.content((content) -> content
			.simple((simple) -> simple.subject((subject) -> subject.data("Grüße").charset("ISO-8859-1"))
				.body((body) -> body.text((text) -> text.data("Grüße").charset("ISO-8859-1")))
				.headers(header("X-Kind", "letter"))
				.attachments(Attachment.builder()
					.fileName("a.txt")
					.contentType("text/plain")
					.contentDescription("A text")
					.contentDisposition(AttachmentContentDisposition.INLINE)
					.contentTransferEncoding(AttachmentContentTransferEncoding.QUOTED_PRINTABLE)
					.contentId("one")
					.rawContent(SdkBytes.fromUtf8String("a=b"))
					.build()))));
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.subject()).isEqualTo("Grüße");
			assertThat(mail.text()).isEqualTo("Grüße");
			assertThat(mail.header("X-Kind")).isEqualTo("letter");
			assertThat(new String(mail.raw(), StandardCharsets.US_ASCII)).contains("ISO-8859-1")
				.contains("Content-Description: A text")
				.contains("Content-Transfer-Encoding: quoted-printable")
				.contains("a=3Db");
			assertThat(mail.attachments()).singleElement()
				.satisfies((attachment) -> assertThat(attachment.inline()).isTrue());
		});
		assertError("BadRequestException", "Unsupported charset: klingon",
				() -> send((request) -> request.content((content) -> content
					.simple((simple) -> simple.subject((subject) -> subject.data("Hi").charset("klingon"))))));
		assertError("BadRequestException", "at 'headers'", () -> send((request) -> request.content((content) -> content
			.simple((simple) -> simple.subject((subject) -> subject.data("Hi")).headers(header("X Kind", "letter"))))));
	}

	@Test
	void bulkMailReplacesHeaders() {
		this.v2.sendBulkEmail((request) -> request.fromEmailAddress("me@example.com")
			.defaultContent((content) -> content
				.template((template) -> template.templateContent((inline) -> inline.subject("Hi").text("Hello"))
					.headers(header("X-Kind", "letter"))))
			.bulkEmailEntries(BulkEmailEntry.builder()
				.destination((to) -> to.toAddresses("you@example.org"))
				.replacementHeaders(header("x-kind", "card"))
				.build()));
		assertThat(this.emulator.mails()).singleElement()
			.satisfies((mail) -> assertThat(mail.header("X-Kind")).isEqualTo("card"));
	}

	@Test
	void bulkMailWithBlocksIsRefusedAsAWhole() {
		assertError("NotSupportedByEmulator", "{{#if}}",
				() -> this.v2.sendBulkEmail((request) -> request.fromEmailAddress("me@example.com")
					.defaultContent((content) -> content
						.template((template) -> template.templateContent((inline) -> inline.text("{{#if a}}b{{/if}}"))))
					.bulkEmailEntries(
							BulkEmailEntry.builder().destination((to) -> to.toAddresses("you@example.org")).build())));
	}

	@Test
	void v1HasTemplates() {
		this.v1.createTemplate((request) -> request
			.template((template) -> template.templateName("hello").subjectPart("Hello {{name}}").textPart("You")));
		assertError("AlreadyExists", "Template hello already exists.", () -> this.v1
			.createTemplate((request) -> request.template((template) -> template.templateName("hello"))));
		assertThat(this.v1.getTemplate((request) -> request.templateName("hello")).template().subjectPart())
			.isEqualTo("Hello {{name}}");
		this.v1.sendTemplatedEmail((request) -> request.source("me@example.com")
			.destination((to) -> to.toAddresses("you@example.org"))
			.template("hello")
			.templateData("{\"name\":\"Ann\"}"));
		assertThat(this.v1
			.sendBulkTemplatedEmail((request) -> request.source("me@example.com")
				.template("hello")
				.defaultTemplateData("{\"name\":\"you\"}")
				.destinations(destination("a@example.org", "{\"name\":\"A\"}"), destination("nobody", "{}")))
			.status()).extracting((status) -> status.statusAsString())
			.containsExactly("Success", "InvalidParameterValue");
		assertThat(this.emulator.mails()).extracting(ReceivedMail::subject).containsExactly("Hello Ann", "Hello A");
		assertError("MissingRenderingAttribute", "Attribute 'name' is not present",
				() -> this.v1.testRenderTemplate((request) -> request.templateName("hello").templateData("{}")));
		assertError("InvalidRenderingParameter", "TemplateData is not a valid JSON object.",
				() -> this.v1.testRenderTemplate((request) -> request.templateName("hello").templateData("x")));
		this.v1.updateTemplate(
				(request) -> request.template((template) -> template.templateName("hello").subjectPart("New")));
		assertThat(this.v1.listTemplates((request) -> request.maxItems(1)).templatesMetadata())
			.extracting((metadata) -> metadata.name())
			.containsExactly("hello");
		this.v1.deleteTemplate((request) -> request.templateName("hello"));
		assertError("TemplateDoesNotExist", "Template hello does not exist.",
				() -> this.v1.getTemplate((request) -> request.templateName("hello")));
	}

	private static BulkEmailDestination destination(String to, String data) {
		return BulkEmailDestination.builder()
			.destination((destination) -> destination.toAddresses(to))
			.replacementTemplateData(data)
			.build();
	}

	private static MessageHeader header(String name, String value) {
		return MessageHeader.builder().name(name).value(value).build();
	}

	@Test
	void v1HasConfigurationSets() {
		this.v1.createConfigurationSet((request) -> request.configurationSet((set) -> set.name("news")));
		assertError("ConfigurationSetAlreadyExists", "Configuration set <news> already exists.",
				() -> this.v1.createConfigurationSet((request) -> request.configurationSet((set) -> set.name("news"))));
		assertThat(this.v1.listConfigurationSets().configurationSets()).extracting((set) -> set.name())
			.containsExactly("news");
		assertThat(this.v1.describeConfigurationSet((request) -> request.configurationSetName("news")
			.configurationSetAttributeNamesWithStrings("deliveryOptions", "reputationOptions"))).satisfies((set) -> {
				assertThat(set.configurationSet().name()).isEqualTo("news");
				assertThat(set.deliveryOptions().tlsPolicyAsString()).isEqualTo("Optional");
				assertThat(set.reputationOptions().sendingEnabled()).isTrue();
			});
		assertThat(
				this.v2.getConfigurationSet((request) -> request.configurationSetName("news")).configurationSetName())
			.isEqualTo("news");
		this.v1.deleteConfigurationSet((request) -> request.configurationSetName("news"));
		assertError("ConfigurationSetDoesNotExist", "Configuration set <news> does not exist.",
				() -> this.v1.deleteConfigurationSet((request) -> request.configurationSetName("news")));
	}

	@Test
	void v1ListsComeInPages() {
		for (String domain : List.of("a.example.com", "b.example.com", "c.example.com")) {
			this.v1.verifyDomainIdentity((request) -> request.domain(domain));
		}
		assertThat(this.v1.listIdentitiesPaginator((request) -> request.maxItems(2)).identities()).hasSize(3);
		assertError("ValidationError", "[EmailAddress, Domain]",
				() -> this.v1.listIdentities((request) -> request.identityType("Phone")));
	}

	private void send(Consumer<SendEmailRequest.Builder> change) {
		SendEmailRequest.Builder request = mail();
		change.accept(request);
		this.v2.sendEmail(request.build());
	}

	private static SendEmailRequest.Builder mail() {
		return SendEmailRequest.builder()
			.fromEmailAddress("me@example.com")
			.destination((destination) -> destination.toAddresses("you@example.org"))
			.content((content) -> content.simple((simple) -> simple.subject((subject) -> subject.data("Hi"))
				.body((body) -> body.text((text) -> text.data("Hello")))));
	}

}
