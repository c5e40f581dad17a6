package io.github.lightsailboot.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import jakarta.activation.DataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;

import static io.github.lightsailboot.mail.EmulatorMail.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SesJavaMailSender}.
 */
@SuppressWarnings("JavaUtilDate")
class SesJavaMailSenderTests {

	private EmulatorMail mail = new EmulatorMail();

	@AfterEach
	void close() {
		this.mail.close();
	}

	private void restart(EmulatorMail mail) {
		this.mail.close();
		this.mail = mail;
	}

	private ReceivedMail received() {
		assertThat(this.mail.emulator().mails()).hasSize(1);
		return this.mail.emulator().mails().get(0);
	}

	private SesMailSendException failure(Runnable sending) {
		return assertThatExceptionOfType(SesMailSendException.class).isThrownBy(sending::run).actual();
	}

	private MailOutcome failedOutcome(SimpleMailMessage message) {
		return failure(() -> this.mail.sender().send(message)).outcomes().get(0);
	}

	@Test
	void sendsASimpleMessageWithEverythingThatItSays() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setFrom("Änne <aenne@example.com>");
		message.setReplyTo("reply@example.com");
		message.setTo("a@example.org", "B <b@example.org>");
		message.setCc("c@example.org");
		message.setBcc("d@example.org");
		message.setSentDate(new Date(1_000_000_000_000L));
		message.setSubject("Grüße €");
		message.setText("Zeile 1\nZeile 2: ä€😀");
		this.mail.sender().send(message);
		ReceivedMail received = received();
		assertThat(received.from()).contains("aenne@example.com");
		assertThat(received.header("From")).isEqualTo("Änne <aenne@example.com>");
		assertThat(received.header("Reply-To")).isEqualTo("reply@example.com");
		assertThat(received.to()).containsExactly("a@example.org", "B <b@example.org>");
		assertThat(received.cc()).containsExactly("c@example.org");
		assertThat(received.destinations()).containsExactlyInAnyOrder("a@example.org", "b@example.org", "c@example.org",
				"d@example.org");
		assertThat(received.subject()).isEqualTo("Grüße €");
		assertThat(received.text()).isEqualToIgnoringNewLines("Zeile 1\nZeile 2: ä€😀");
		assertThat(received.header("Date")).contains("2001");
		assertThat(received.header("Content-Type")).contains("UTF-8");
	}

	@Test
	void doesNotTellRecipientsOfBlindCopies() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setRecipients(Message.RecipientType.BCC, "secret@example.org");
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(new String(received().raw(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
		assertThat(received().destinations()).containsExactlyInAnyOrder("a@example.org", "secret@example.org");
	}

	@Test
	void sendsToBlindCopiesAlone() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setBcc("secret@example.org");
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(received().destinations()).containsExactly("secret@example.org");
	}

	@Test
	void sendsAMessageWithoutText() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("a@example.org");
		this.mail.sender().send(message);
		assertThat(received().destinations()).containsExactly("a@example.org");
	}

	@Test
	void writesInternationalDomainsInAscii() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setFrom(new InternetAddress("Käthe <kaethe@büro.example>"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress("max@müller.example"));
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(received().destinations()).containsExactly("max@xn--mller-kva.example");
		assertThat(received().header("From")).contains("Käthe");
		assertThat(new String(received().raw(), StandardCharsets.ISO_8859_1)).contains("xn--bro-hoa.example")
			.contains("xn--mller-kva.example")
			.matches((raw) -> raw.chars().allMatch((c) -> c < 127));
	}

	@Test
	void readsTheHeadersOfAStreamAsUtf8() {
		String mail = "From: \"Jörg\" <j@example.com>\r\nTo: a@forêt.example, b@BÜcher.example\r\n\r\nText";
		MimeMessage message = this.mail.sender()
			.createMimeMessage(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
		this.mail.sender().send(message);
		assertThat(received().destinations()).containsExactly("a@xn--fort-ipa.example", "b@xn--bcher-kva.example");
		assertThat(received().header("From")).contains("Jörg");
	}

	@ParameterizedTest
	@ValueSource(strings = { "faß", "forÃªt", "perÃº", "οδός" })
	void doesNotSendToADomainThatMayBeSomebodyElses(String domain) {
		MailOutcome outcome = failedOutcome(message("info@%s.example".formatted(domain)));
		assertThat(outcome.reason()).contains(MailFailureReason.REJECTED);
		assertThat(outcome.failure().orElseThrow()).hasMessageContaining("xn--");
		assertThat(this.mail.sendRequests()).isZero();
	}

	@Test
	void writesGroupsInAscii() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setHeader("To", "Prüfer: a@büro.example, \"Jörg\" <b@example.org>;");
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(received().destinations()).containsExactly("a@xn--bro-hoa.example", "b@example.org");
		assertThat(new String(received().raw(), StandardCharsets.ISO_8859_1)).contains("a@xn--bro-hoa.example")
			.matches((raw) -> raw.chars().allMatch((c) -> c < 127));
		assertThat(received().header("To")).contains("Prüfer", "Jörg");
	}

	@Test
	void addsTheConfiguredSenderToAMessageThatOnlyNamesWhoSubmittedIt() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setSender(new InternetAddress("office@example.com"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress("a@example.org"));
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(received().header("From")).contains("sender@example.com");
		assertThat(received().header("Sender")).contains("office@example.com");
	}

	@Test
	void keepsTheMessageIdOfAMessageThatIsNotSent() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setHeader("Message-ID", "<order-1@example.com>");
		message.setText("Text");
		assertThatExceptionOfType(MailSendException.class).isThrownBy(() -> this.mail.sender().send(message));
		assertThat(message.getMessageID()).isEqualTo("<order-1@example.com>");
	}

	@Test
	void throwsNoSessionTokenThatAwsQuotes() {
		String token = "IQoJb3JpZ2luX2VjEJ3//////////wEaCXVzLWVhc3QtMSJHMEUCIQDx";
		this.mail.emulator()
			.faults()
			.add(Fault.error(403, "InvalidSignatureException",
					"The Canonical String for this request should have been 'POST x-amz-security-token:" + token
							+ "'"));
		try (SesV2Client client = SesV2Client.builder()
			.endpointOverride(this.mail.emulator().endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create("ASIAQYLPMN5HFIQR7XYA",
					"Zk9QpL2vXw8RtY5uB1nM4cD7eF0gH3jK6sA+/dTq", token)))
			.build();
				SesJavaMailSender sender = SesJavaMailSender.builder(() -> client).from("sender@example.com").build()) {
			assertThatExceptionOfType(MailException.class).isThrownBy(() -> sender.send(message("a@example.org")))
				.satisfies((ex) -> {
					StringWriter trace = new StringWriter();
					ex.printStackTrace(new PrintWriter(trace));
					assertThat(trace.toString()).contains("x-amz-security-token:***")
						.doesNotContain(token.substring(8, 16));
				});
		}
	}

	@Test
	void doesNotSendToAnAddressThatSesDoesNotSupport() {
		assertThat(failedOutcome(message("jörg@example.org")).reason()).contains(MailFailureReason.REJECTED);
		assertThat(this.mail.sendRequests()).isZero();
	}

	@Test
	void keepsASubjectFromAddingHeaders() {
		SimpleMailMessage message = message("a@example.org");
		message.setSubject("Hello\r\nBcc: victim@example.org\r\n\r\nbody");
		this.mail.sender().send(message);
		assertThat(received().destinations()).containsExactly("a@example.org");
		assertThat(received().header("Bcc")).isNull();
		assertThat(received().text()).isEqualToIgnoringNewLines("Text");
	}

	@Test
	void sendsAttachmentsAndInlineImages() {
		this.mail.sender().send((message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("a@example.org");
			helper.setText("plain ü", "<b>rich ü</b> <img src='cid:logo'>");
			helper.addInline("logo", new ByteArrayResource(new byte[] { 1, 2, 3 }), "image/png");
			helper.addAttachment("Übersicht.pdf", new ByteArrayResource(new byte[] { 4, 5 }));
		});
		assertThat(received().text()).isEqualTo("plain ü");
		assertThat(received().html()).contains("<b>rich ü</b>");
		assertThat(received().attachments()).hasSize(2);
		assertThat(received().attachments()).anySatisfy((attachment) -> {
			assertThat(attachment.contentId()).isEqualTo("logo");
			assertThat(attachment.content()).containsExactly(1, 2, 3);
		}).anySatisfy((attachment) -> {
			assertThat(attachment.fileName()).isEqualTo("Übersicht.pdf");
			assertThat(attachment.content()).containsExactly(4, 5);
		});
	}

	@Test
	void keepsHeadersForSesAndForUnsubscribing() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setText("Text");
		message.setHeader("X-SES-MESSAGE-TAGS", "campaign=summer");
		message.setHeader("List-Unsubscribe", "<https://example.com/unsubscribe?id=1>");
		message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		this.mail.sender().send(message);
		String raw = new String(received().raw(), StandardCharsets.ISO_8859_1);
		assertThat(raw).contains("X-SES-MESSAGE-TAGS: campaign=summer")
			.contains("List-Unsubscribe: <https://example.com/unsubscribe?id=1>")
			.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
		assertThat(received().tags()).containsEntry("campaign", "summer");
	}

	@Test
	void takesDefaultsUnlessTheMessageSaysOtherwise() throws MessagingException {
		restart(new EmulatorMail((emulator) -> {
		}, (sender) -> sender.from("Default <default@example.com>").configurationSet("default-set")));
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setFrom("own@example.com");
		message.setHeader("X-SES-CONFIGURATION-SET", "own-set");
		message.setText("Text");
		this.mail.sender().send(message);
		this.mail.sender().send(message("b@example.org"));
		List<ReceivedMail> mails = this.mail.emulator().mails();
		assertThat(mails.get(0).header("From")).isEqualTo("own@example.com");
		assertThat(mails.get(0).configurationSet()).isEqualTo("own-set");
		assertThat(mails.get(1).header("From")).isEqualTo("Default <default@example.com>");
		assertThat(mails.get(1).configurationSet()).isEqualTo("default-set");
	}

	@Test
	void setsTheMessageIdOfSes() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(message.getMessageID()).isEqualTo(received().messageId());
	}

	@Test
	void doesNotCallAMessageFailedThatDoesNotTakeItsId() throws MessagingException {
		MimeMessage message = new MimeMessage((jakarta.mail.Session) null) {

			@Override
			public void setHeader(String name, String value) throws MessagingException {
				if (name.equals("Message-ID") && !value.startsWith("<")) {
					throw new MessagingException("read-only");
				}
				super.setHeader(name, value);
			}

		};
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(this.mail.emulator().mails()).hasSize(1);
	}

	@Test
	void sendsAMessageAsItWasParsed() {
		String text = "From: a@example.com\r\nTo: b@example.org\r\nSubject: Parsed\r\n\r\nBody\r\n";
		MimeMessage message = this.mail.sender()
			.createMimeMessage(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
		this.mail.sender().send(message);
		assertThat(received().subject()).isEqualTo("Parsed");
		assertThat(received().text()).isEqualToIgnoringNewLines("Body");
	}

	@Test
	@SuppressWarnings("InputStreamSlowMultibyteRead")
	void refusesAStreamThatIsNoMessage() {
		assertThatExceptionOfType(MailParseException.class)
			.isThrownBy(() -> this.mail.sender().createMimeMessage(new InputStream() {

				@Override
				public int read() throws IOException {
					throw new IOException("broken");
				}

			}));
	}

	@Test
	void sendsAgainWhatWasChangedAfterSending() throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setText("first");
		this.mail.sender().send(message);
		message.setText("<b>second</b>", "UTF-8", "html");
		this.mail.sender().send(message);
		assertThat(this.mail.emulator().mails().get(1).html()).isEqualTo("<b>second</b>");
	}

	@Test
	void tellsThatAPreparatorFailedAsSpringDoes() {
		assertThatExceptionOfType(MailParseException.class)
			.isThrownBy(() -> this.mail.sender().send((message) -> message.setFrom(new InternetAddress(""))))
			.withCauseInstanceOf(MessagingException.class);
		assertThatExceptionOfType(MailPreparationException.class)
			.isThrownBy(() -> this.mail.sender().send((message) -> {
				throw new IOException("no template");
			}))
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void refusesABadAddressAsSpringDoes() {
		assertThatExceptionOfType(MailParseException.class)
			.isThrownBy(() -> this.mail.sender().send(message("a@b@c <")))
			.withCauseInstanceOf(MessagingException.class);
	}

	@Test
	void doesNothingForNoMessages() {
		this.mail.sender().send(new SimpleMailMessage[0]);
		assertThat(this.mail.emulator().requests().count()).isZero();
	}

	@Test
	void hasAnOutcomeForEveryMessageInTheirOrder() {
		SimpleMailMessage bad = message("nonsense <");
		SimpleMailMessage[] messages = IntStream.range(0, 40)
			.mapToObj((i) -> (i % 10 == 3) ? bad : message("r" + i + "@example.org"))
			.toArray(SimpleMailMessage[]::new);
		SesMailSendException failure = failure(() -> this.mail.sender().send(messages));
		assertThat(failure.outcomes()).hasSize(40);
		for (int i = 0; i < 40; i++) {
			MailOutcome outcome = failure.outcomes().get(i);
			assertThat(outcome.index()).isEqualTo(i);
			assertThat(outcome.message()).isSameAs(messages[i]);
			assertThat(outcome.isSent()).isEqualTo(i % 10 != 3);
			assertThat(outcome.reason().isEmpty()).isEqualTo(outcome.isSent());
		}
		assertThat(failure.getMessageExceptions()).hasSize(4);
		assertThat(failure.getFailedMessages()).hasSize(1);
		assertThat(failure).isInstanceOf(MailSendException.class).hasMessageContaining("4 of 40");
		assertThat(this.mail.emulator().mails()).hasSize(36);
	}

	@Test
	void failsAMessageWithAnUnreadableAttachmentAlone() {
		MimeMessagePreparator good = (message) -> new MimeMessageHelper(message, "UTF-8").setTo("a@example.org");
		MimeMessagePreparator bad = (message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("b@example.org");
			helper.setText("Text");
			helper.addAttachment("gone.txt", new FileSystemResource("/does/not/exist"));
		};
		MimeMessagePreparator text = (message) -> {
			good.prepare(message);
			message.setText("Text");
		};
		SesMailSendException failure = failure(() -> this.mail.sender().send(text, bad, text));
		assertThat(failure.outcomes()).extracting(MailOutcome::isSent).containsExactly(true, false, true);
		assertThat(failure.outcomes().get(1).reason()).contains(MailFailureReason.REJECTED);
	}

	@Test
	void failsAMessageThatIsTooLargeAloneAndDoesNotSendIt() {
		MimeMessagePreparator large = (message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("b@example.org");
			helper.setText("Text");
			helper.addAttachment("large.bin", new Zeros(31 * 1024 * 1024));
		};
		SesMailSendException failure = failure(() -> this.mail.sender().send(large));
		assertThat(failure.outcomes().get(0).reason()).contains(MailFailureReason.MESSAGE_TOO_LARGE);
		assertThat(failure).hasMessageContaining("40 MB");
		assertThat(this.mail.sendRequests()).isZero();
	}

	@Test
	void failsAMessageWithTooManyRecipients() {
		SimpleMailMessage message = message("a@example.org");
		message.setBcc(IntStream.range(0, 50).mapToObj((i) -> "r" + i + "@example.org").toArray(String[]::new));
		MailOutcome outcome = failedOutcome(message);
		assertThat(outcome.reason()).contains(MailFailureReason.TOO_MANY_RECIPIENTS);
		assertThat(this.mail.sendRequests()).isZero();
	}

	@Test
	void failsAMessageWithoutSenderAndNamesTheProperty() {
		restart(new EmulatorMail((emulator) -> {
		}, (sender) -> sender.from(null)));
		MailOutcome outcome = failedOutcome(message("a@example.org"));
		assertThat(outcome.reason()).contains(MailFailureReason.NO_FROM);
		assertThat(outcome.failure())
			.hasValueSatisfying((failure) -> assertThat(failure).hasMessageContaining("aws.lightsail.ses.from"));
	}

	@Test
	void tellsWhichAddressIsNotVerifiedAndThatTheAccountIsInTheSandbox() {
		this.mail.emulator().ses().setProductionAccess(false);
		this.mail.emulator().ses().setVerifiedIdentities("sender@example.com");
		MailOutcome outcome = failedOutcome(message("stranger@example.org"));
		assertThat(outcome.reason()).contains(MailFailureReason.IDENTITY_NOT_VERIFIED);
		assertThat(outcome.failure())
			.hasValueSatisfying((failure) -> assertThat(failure).hasMessageContaining("stranger@example.org")
				.hasMessageContaining("us-east-1"));
	}

	@Test
	void failsTheRestUntriedWhenTheAccountIsPaused() {
		this.mail.emulator().ses().setSendingEnabled(false);
		SimpleMailMessage[] messages = IntStream.range(0, 500)
			.mapToObj((i) -> message("r" + i + "@example.org"))
			.toArray(SimpleMailMessage[]::new);
		SesMailSendException failure = failure(() -> this.mail.sender().send(messages));
		assertThat(failure.outcomes()).hasSize(500)
			.allSatisfy((outcome) -> assertThat(outcome.reason()).contains(MailFailureReason.SENDING_PAUSED));
		assertThat(this.mail.sendRequests()).isLessThan(50);
	}

	@Test
	void doesNotTryAgainWhenTheDailyQuotaIsUsedUp() {
		this.mail.emulator().ses().setMax24HourSend(100);
		this.mail.emulator().ses().setSentLast24Hours(100);
		assertThat(failedOutcome(message("a@example.org")).reason()).contains(MailFailureReason.QUOTA_EXHAUSTED);
		assertThat(this.mail.sendRequests()).isEqualTo(1);
	}

	@Test
	void tellsThrottlingFromAnExhaustedQuotaByItsText() {
		this.mail.emulator()
			.faults()
			.add(Fault.error(429, "TooManyRequestsException", "Daily message quota exceeded.")
				.on(AwsService.SES_V2, "SendEmail"));
		assertThat(failedOutcome(message("a@example.org")).reason()).contains(MailFailureReason.QUOTA_EXHAUSTED);
		assertThat(this.mail.sendRequests()).isEqualTo(1);
	}

	@Test
	void refusesTheWrongSecretAsSpringsAuthenticationFailure() {
		restart(new EmulatorMail((emulator) -> emulator.keys().delete(emulator.credentials().accessKeyId()),
				(sender) -> {
				}));
		assertThatExceptionOfType(MailAuthenticationException.class)
			.isThrownBy(() -> this.mail.sender().send(message("a@example.org")));
	}

	@ParameterizedTest
	@CsvSource({ "af-south-1, true", "eu-central-1, false" })
	void saysOfARejectedKeyThatTheRegionMayNotBeEnabled(String region, boolean optIn) {
		try (SesV2Client client = EmulatorMail
			.clientFactory(this.mail.emulator().endpoint(), Region.of(region), "AKIAABCDEFGHIJKLMNOP", "secret")
			.create(SesV2Clients.SYNC);
				SesJavaMailSender sender = SesJavaMailSender.builder(() -> client).from("sender@example.com").build()) {
			assertThatExceptionOfType(SesMailAuthenticationException.class)
				.isThrownBy(() -> sender.send(message("a@example.org")))
				.satisfies((ex) -> {
					assertThat(ex.reason()).isEqualTo(MailFailureReason.UNKNOWN_ACCESS_KEY);
					assertThat(Objects.requireNonNull(ex.getMessage())
						.contains("may not have enabled the region " + region)).isEqualTo(optIn);
				});
			assertThat(this.mail.emulator().requests().count(AwsService.STS, "GetCallerIdentity")).isZero();
		}
	}

	@Test
	void triesAgainWhatSesSurelyDidNotTake() {
		this.mail.emulator().faults().add(Fault.throttling().on(AwsService.SES_V2, "SendEmail").times(3));
		this.mail.emulator()
			.faults()
			.add(Fault.error(500, "InternalFailure", "failed").on(AwsService.SES_V2, "SendEmail").once());
		this.mail.emulator()
			.faults()
			.add(Fault.error(503, "ServiceUnavailableException", "failed").on(AwsService.SES_V2, "SendEmail").once());
		this.mail.sender().send(message("a@example.org"));
		assertThat(this.mail.sendRequests()).isEqualTo(6);
		assertThat(this.mail.emulator().mails()).hasSize(1);
	}

	@Test
	void doesNotSendAgainWhatMayHaveBeenSent() {
		List<Fault> faults = List.of(Fault.cutAfterReading(), Fault.cutInAnswer(), Fault.status(500), Fault.html(503),
				Fault.status(502), Fault.error(504, "GatewayTimeout", "late"), Fault.html(200));
		for (Fault fault : faults) {
			this.mail.emulator().clearMails();
			this.mail.emulator().requests().clear();
			this.mail.emulator().faults().add(fault.afterPerforming().on(AwsService.SES_V2, "SendEmail").once());
			MailOutcome outcome = failedOutcome(message("a@example.org"));
			assertThat(outcome.reason()).as(fault.toString()).contains(MailFailureReason.OUTCOME_UNKNOWN);
			assertThat(this.mail.sendRequests()).as(fault.toString()).isEqualTo(1);
			assertThat(this.mail.emulator().mails()).as(fault.toString()).hasSize(1);
		}
	}

	@Test
	void sendsOnceOnAConnectionThatTheServerClosed() {
		this.mail.sender().send(message("a@example.org"));
		this.mail.emulator().faults().add(Fault.cutAfterReading().on(AwsService.SES_V2, "SendEmail").once());
		failedOutcome(message("b@example.org"));
		this.mail.sender().send(message("c@example.org"));
		assertThat(this.mail.emulator().mails()).extracting((received) -> received.destinations().get(0))
			.containsExactly("a@example.org", "b@example.org", "c@example.org");
	}

	@Test
	void saysThatSesCannotBeReached() {
		EmulatorMail gone = new EmulatorMail();
		gone.emulator().close();
		SesMailSendException failure = assertThatExceptionOfType(SesMailSendException.class)
			.isThrownBy(() -> gone.sender().send(message("a@example.org")))
			.actual();
		assertThat(failure.outcomes().get(0).reason()).contains(MailFailureReason.UNREACHABLE);
		gone.close();
	}

	@Test
	void sendsAStreamAndTellsEveryOutcomeOnTheCallersThread() {
		List<MailOutcome> outcomes = new ArrayList<>();
		Thread caller = Thread.currentThread();
		Optional<MailFailureReason> stopped = this.mail.sender()
			.sendSimpleMessages(
					IntStream.range(0, 300)
						.mapToObj((i) -> (i == 7) ? message("bad <") : message("r" + i + "@example.org")),
					(outcome) -> {
						assertThat(Thread.currentThread()).isSameAs(caller);
						outcomes.add(outcome);
					});
		assertThat(stopped).isEmpty();
		assertThat(outcomes).filteredOn(MailOutcome::isSent).hasSize(299);
		assertThat(outcomes).hasSize(300).extracting(MailOutcome::index).doesNotHaveDuplicates();
		assertThat(this.mail.emulator().mails()).hasSize(299);
	}

	@Test
	void stopsReadingAStreamWhenTheAccountIsPaused() {
		this.mail.emulator().ses().setSendingEnabled(false);
		List<MailOutcome> outcomes = new ArrayList<>();
		Optional<MailFailureReason> stopped = this.mail.sender()
			.sendSimpleMessages(Stream.generate(() -> message("a@example.org")), outcomes::add);
		assertThat(stopped).contains(MailFailureReason.SENDING_PAUSED);
		assertThat(outcomes).isNotEmpty().noneMatch(MailOutcome::isSent);
	}

	@Test
	void stopsABatchBetweenMessagesWhenInterrupted() {
		SimpleMailMessage[] messages = IntStream.range(0, 100)
			.mapToObj((i) -> message("r" + i + "@example.org"))
			.toArray(SimpleMailMessage[]::new);
		Thread.currentThread().interrupt();
		SesMailSendException failure = failure(() -> this.mail.sender().send(messages));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure.outcomes()).hasSize(100)
			.allSatisfy((outcome) -> assertThat(outcome.reason()).contains(MailFailureReason.NOT_SENT));
		assertThat(this.mail.emulator().mails()).isEmpty();
	}

	@Test
	void aStreamThatWasReadToItsEndIsCompleteAlthoughItsThreadIsInterrupted() {
		this.mail.emulator().faults().add(Fault.latency(Duration.ofMillis(300)).on(AwsService.SES_V2, "SendEmail"));
		List<MailOutcome> outcomes = new ArrayList<>();
		Thread caller = Thread.currentThread();
		Iterator<SimpleMailMessage> messages = new Iterator<>() {

			private int left = 3;

			@Override
			public boolean hasNext() {
				if (this.left == 0) {
					caller.interrupt();
				}
				return this.left > 0;
			}

			@Override
			public SimpleMailMessage next() {
				return message("r" + this.left-- + "@example.org");
			}

		};
		Optional<MailFailureReason> stopped = this.mail.sender()
			.sendSimpleMessages(
					StreamSupport.stream(Spliterators.spliteratorUnknownSize(messages, Spliterator.ORDERED), false),
					outcomes::add);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(stopped).isEmpty();
		assertThat(outcomes).hasSize(3).allMatch(MailOutcome::isSent);
	}

	@Test
	void returnsTheReasonThatConcernsTheAccountAlthoughNoMessageIsLeft() {
		this.mail.emulator().ses().setSendingEnabled(false);
		List<MailOutcome> outcomes = new ArrayList<>();
		assertThat(this.mail.sender().sendSimpleMessages(Stream.of(message("a@example.org")), outcomes::add))
			.contains(MailFailureReason.SENDING_PAUSED);
		assertThat(outcomes).singleElement()
			.satisfies((outcome) -> assertThat(outcome.reason()).contains(MailFailureReason.SENDING_PAUSED));
	}

	@Test
	void sendsThroughAClientThatDoesNotKnowItsConfiguration() {
		SesV2Client client = new SesV2Client() {

			@Override
			public SendEmailResponse sendEmail(SendEmailRequest request) {
				return SendEmailResponse.builder().messageId("id").build();
			}

			@Override
			public String serviceName() {
				return "ses";
			}

			@Override
			public void close() {
			}

		};
		try (SesJavaMailSender sender = SesJavaMailSender.builder(() -> client).from("sender@example.com").build()) {
			assertThatNoException().isThrownBy(() -> sender.send(message("a@example.org")));
		}
	}

	@Test
	void sendsNothingOnceItIsClosed() {
		this.mail.sender().close();
		assertThat(failedOutcome(message("a@example.org")).reason()).contains(MailFailureReason.NOT_SENT);
	}

	@Test
	void sendsSingleMessagesWhenBatchesAreStopped() {
		this.mail.sender().stopBatches();
		SesMailSendException failure = failure(
				() -> this.mail.sender().send(message("a@example.org"), message("b@example.org")));
		assertThat(failure.outcomes()).extracting(MailOutcome::reason)
			.allSatisfy((reason) -> assertThat(reason).contains(MailFailureReason.NOT_SENT));
		this.mail.sender().send(message("c@example.org"));
		assertThat(this.mail.emulator().mails()).hasSize(1);
	}

	@Test
	void waitsForTheRateThatTheAccountAllows() {
		restart(new EmulatorMail((emulator) -> emulator.ses().setMaxSendRate(100), (sender) -> {
		}));
		long start = System.nanoTime();
		this.mail.sender()
			.send(IntStream.range(0, 150)
				.mapToObj((i) -> message("r" + i + "@example.org"))
				.toArray(SimpleMailMessage[]::new));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1400));
		assertThat(this.mail.sendRequests()).isEqualTo(150);
		assertThat(this.mail.emulator().requests().count(AwsService.SES_V2, "GetAccount")).isEqualTo(1);
	}

	@Test
	void sendsASingleMessageWhileABatchGoesOut() throws Exception {
		restart(new EmulatorMail((emulator) -> emulator.ses().setMaxSendRate(20), (sender) -> {
		}));
		Thread batch = new Thread(() -> this.mail.sender()
			.send(IntStream.range(0, 40)
				.mapToObj((i) -> message("r" + i + "@example.org"))
				.toArray(SimpleMailMessage[]::new)));
		batch.start();
		while (this.mail.sendRequests() < 3) {
			Thread.onSpinWait();
		}
		this.mail.sender().send(message("single@example.org"));
		int after = this.mail.emulator().mails().size();
		batch.join();
		assertThat(after).isLessThan(30);
		assertThat(this.mail.emulator().mails()).hasSize(41);
	}

	@Test
	void failsASingleMessageUnsentThatHasNoTurnInTime() {
		restart(new EmulatorMail((emulator) -> {
		}, (sender) -> sender.maxSendRate(0.1).singleTimeout(Duration.ofMillis(200))));
		this.mail.sender().send(message("a@example.org"));
		MailOutcome outcome = failedOutcome(message("b@example.org"));
		assertThat(outcome.reason()).contains(MailFailureReason.THROTTLED);
		assertThat(this.mail.emulator().mails()).hasSize(1);
		assertThat(this.mail.sendRequests()).isEqualTo(1);
	}

	@Test
	void failsASingleMessageUnsentThatSesThrottlesForTooLong() {
		restart(new EmulatorMail(
				(emulator) -> emulator.faults().add(Fault.throttling().on(AwsService.SES_V2, "SendEmail")),
				(sender) -> sender.singleTimeout(Duration.ofMillis(500))));
		MailOutcome outcome = failedOutcome(message("a@example.org"));
		assertThat(outcome.reason()).contains(MailFailureReason.THROTTLED);
		assertThat(this.mail.emulator().mails()).isEmpty();
	}

	@Test
	void givesASingleMessageAMinute() {
		assertThat(SesJavaMailSender.builder(() -> {
			throw new IllegalStateException();
		}).singleTimeout).isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	void learnsTheRateWhenItMayNotAskForIt() {
		restart(new EmulatorMail((emulator) -> {
			emulator.ses().setMaxSendRate(40);
			emulator.keys().allowOnly(emulator.credentials().accessKeyId(), "ses:SendRawEmail");
		}, (sender) -> {
		}));
		this.mail.sender()
			.send(IntStream.range(0, 120)
				.mapToObj((i) -> message("r" + i + "@example.org"))
				.toArray(SimpleMailMessage[]::new));
		assertThat(this.mail.emulator().mails()).hasSize(120);
		assertThat(this.mail.sendRequests()).isLessThan(200);
		assertThat(this.mail.emulator().requests().count(AwsService.SES_V2, "GetAccount")).isLessThanOrEqualTo(2);
	}

	@Test
	void sendsAMessageWithMoreRecipientsThanTheAccountAllowsInASecond() {
		restart(new EmulatorMail((emulator) -> emulator.ses().setMaxSendRate(20), (sender) -> {
		}));
		SimpleMailMessage many = message("a@example.org");
		many.setBcc(IntStream.range(0, 39).mapToObj((i) -> "r" + i + "@example.org").toArray(String[]::new));
		this.mail.sender().send(many, message("b@example.org"));
		assertThat(this.mail.emulator().mails()).hasSize(2);
	}

	@Test
	void writesTheMessageIntoTheRequestUnchanged() {
		byte[] content = new byte[300_001];
		new Random(7).nextBytes(content);
		this.mail.sender().send((message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("a@example.org");
			helper.setText("Text");
			helper.addAttachment("a.bin", new ByteArrayResource(content));
		});
		assertThat(received().attachments()).singleElement()
			.satisfies((attachment) -> assertThat(attachment.content()).isEqualTo(content));
	}

	@Test
	void doesNotSendAgainThroughTheUsersClientEither() {
		LightsailClientFactory factory = EmulatorMail.clientFactory(this.mail.emulator());
		try (SdkHttpClient httpClient = factory.createHttpClient(Duration.ofSeconds(5), Duration.ofSeconds(5));
				SesV2Client client = factory.create(SesV2Clients.SYNC, httpClient,
						(configuration) -> configuration.retryStrategy(RetryMode.STANDARD));
				SesJavaMailSender sender = SesJavaMailSender.builder(() -> client).from("sender@example.com").build()) {
			this.mail.emulator().faults().add(Fault.cutAfterReading().on(AwsService.SES_V2, "SendEmail").once());
			assertThatExceptionOfType(SesMailSendException.class)
				.isThrownBy(() -> sender.send(message("a@example.org")))
				.satisfies(
						(ex) -> assertThat(ex.outcomes().get(0).reason()).contains(MailFailureReason.OUTCOME_UNKNOWN));
			assertThat(this.mail.emulator().mails()).hasSize(1);
			this.mail.emulator().faults().add(Fault.throttling().on(AwsService.SES_V2, "SendEmail").once());
			sender.send(message("b@example.org"));
			assertThat(this.mail.emulator().mails()).hasSize(2);
		}
	}

	@Test
	void finishesWhatIsGoingOutWhenItIsClosed() throws Exception {
		this.mail.emulator().faults().add(Fault.latency(Duration.ofMillis(300)).on(AwsService.SES_V2, "SendEmail"));
		List<MailOutcome> outcomes = new ArrayList<>();
		Thread batch = new Thread(() -> this.mail.sender()
			.sendSimpleMessages(Stream.generate(() -> message("a@example.org")), outcomes::add));
		batch.start();
		while (this.mail.sendRequests() < 20) {
			Thread.onSpinWait();
		}
		this.mail.sender().close();
		batch.join();
		assertThat(outcomes.stream().filter(MailOutcome::isSent)).hasSize(this.mail.emulator().mails().size());
		assertThat(outcomes.stream().filter((outcome) -> !outcome.isSent()))
			.allSatisfy((outcome) -> assertThat(outcome.reason()).contains(MailFailureReason.NOT_SENT));
	}

	@Test
	void sendsWithThePolicyOfTheDocumentation() throws IOException {
		Matcher policy = Pattern.compile("\"Statement\": \\[\\{ \"Effect\": \"Allow\", \"Action\": \"([^\"]+)\"")
			.matcher(Files.readString(Path.of("../docs/mail.md")));
		assertThat(policy.find()).isTrue();
		this.mail.emulator().keys().allowOnly(this.mail.emulator().credentials().accessKeyId(), policy.group(1));
		this.mail.sender().send(message("a@example.org"), message("b@example.org"));
		assertThat(this.mail.emulator().mails()).hasSize(2);
	}

	/**
	 * A large attachment that takes no memory.
	 */
	private record Zeros(int size) implements DataSource {

		@Override
		@SuppressWarnings("InputStreamSlowMultibyteRead")
		public InputStream getInputStream() {
			return new InputStream() {

				private int left = Zeros.this.size;

				@Override
				public int read() {
					return (this.left-- > 0) ? 0 : -1;
				}

			};
		}

		@Override
		public java.io.OutputStream getOutputStream() throws IOException {
			throw new IOException("read only");
		}

		@Override
		public String getContentType() {
			return "application/octet-stream";
		}

		@Override
		public String getName() {
			return Objects.toString(this.size);
		}

	}

}
