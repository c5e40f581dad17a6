package io.github.lightsailboot.mail;

import java.util.ArrayList;
import java.util.List;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.mail.SimpleMailMessageItemWriter;
import org.springframework.batch.infrastructure.item.mail.javamail.MimeMessageItemWriter;
import org.springframework.integration.mail.outbound.MailSendingMessageHandler;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.MimeMailMessage;
import org.springframework.messaging.MessageHandlingException;

import static io.github.lightsailboot.mail.EmulatorMail.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests with the mail support of Spring Batch and Spring Integration.
 */
class SpringMailClientsTests {

	private final EmulatorMail mail = new EmulatorMail();

	@AfterEach
	void close() {
		this.mail.close();
	}

	private MimeMessage mimeMessage(String to) throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setRecipients(Message.RecipientType.TO, to);
		message.setText("Text");
		return message;
	}

	private static MimeMessage throwing() throws MessagingException {
		MimeMessage message = new MimeMessage((Session) null) {

			@Override
			protected synchronized void updateHeaders() {
				throw new IllegalStateException("broken");
			}

		};
		message.setRecipients(Message.RecipientType.TO, "bad@example.org");
		message.setText("Text");
		return message;
	}

	@Test
	void batchWriterOfMimeMessagesHandlesTheFailedOne() throws Exception {
		List<Object> failed = new ArrayList<>();
		MimeMessageItemWriter writer = new MimeMessageItemWriter(this.mail.sender());
		writer.setMailErrorHandler((message, ex) -> failed.add(((MimeMailMessage) message).getMimeMessage()));
		MimeMessage bad = throwing();
		writer.write(Chunk.of(mimeMessage("a@example.org"), bad, mimeMessage("b@example.org")));
		assertThat(failed).containsExactly(bad);
		assertThat(this.mail.emulator().mails()).hasSize(2);
	}

	@Test
	void batchWriterOfMimeMessagesHandlesTheOnlyOne() throws Exception {
		List<Object> failed = new ArrayList<>();
		MimeMessageItemWriter writer = new MimeMessageItemWriter(this.mail.sender());
		writer.setMailErrorHandler((message, ex) -> failed.add(((MimeMailMessage) message).getMimeMessage()));
		MimeMessage bad = throwing();
		writer.write(Chunk.of(bad));
		assertThat(failed).containsExactly(bad);
	}

	@Test
	void batchWriterOfSimpleMessagesHandlesTheFailedOne() throws Exception {
		List<Object> failed = new ArrayList<>();
		SimpleMailMessageItemWriter writer = new SimpleMailMessageItemWriter(this.mail.sender());
		writer.setMailErrorHandler((message, ex) -> failed.add(message));
		SimpleMailMessage bad = message("bad <");
		writer.write(Chunk.of(message("a@example.org"), bad, message("b@example.org")));
		assertThat(failed).containsExactly(bad);
		assertThat(this.mail.emulator().mails()).hasSize(2);
	}

	@Test
	void integrationHandlerSendsWhatItReceives() throws Exception {
		MailSendingMessageHandler handler = new MailSendingMessageHandler(this.mail.sender());
		handler.handleMessage(MessageBuilder.withPayload(message("a@example.org")).build());
		handler.handleMessage(MessageBuilder.withPayload(mimeMessage("b@example.org")).build());
		handler.handleMessage(MessageBuilder.withPayload("Text")
			.setHeader("mail_to", "c@example.org")
			.setHeader("mail_from", "sender@example.com")
			.setHeader("mail_subject", "Subject")
			.build());
		assertThat(this.mail.emulator().mails()).extracting((received) -> received.destinations().get(0))
			.containsExactly("a@example.org", "b@example.org", "c@example.org");
		assertThatExceptionOfType(MessageHandlingException.class)
			.isThrownBy(() -> handler.handleMessage(MessageBuilder.withPayload(message("bad <")).build()))
			.withCauseInstanceOf(MailParseException.class);
	}

}
