package io.github.lightsailboot.mail;

import java.io.InputStream;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessagePreparator;

/**
 * A {@link SesMailSender} for MIME messages. {@code From}, {@code Date} and, once it is
 * sent, {@code Message-ID} with the ID that SES gave are set on a {@link MimeMessage};
 * its headers {@code X-SES-CONFIGURATION-SET}, {@code X-SES-SOURCE-ARN} and
 * {@code X-SES-MESSAGE-TAGS} mean what they mean to SES. {@code Bcc} is not written into
 * the message that recipients see. A part of a message is read up to three times.
 */
public class SesJavaMailSender extends SesMailSender implements JavaMailSender {

	private final Object lock = new Object();

	private @Nullable JavaMailSenderImpl messages;

	SesJavaMailSender(Builder builder) {
		super(builder);
	}

	@Override
	public MimeMessage createMimeMessage() {
		return messages().createMimeMessage();
	}

	@Override
	public MimeMessage createMimeMessage(InputStream contentStream) throws MailException {
		return messages().createMimeMessage(contentStream);
	}

	/**
	 * Send messages together.
	 * @param mimeMessages the messages
	 * @throws MailException if one of them is not sent; the others are
	 */
	@Override
	public void send(MimeMessage... mimeMessages) throws MailException {
		sendNow(drafts(mimeMessages, this::draft));
	}

	/**
	 * Send a message that is prepared when its turn comes.
	 * @param mimeMessagePreparator prepares the message, on this thread
	 * @throws MailException if it is not sent
	 */
	@Override
	public void send(MimeMessagePreparator mimeMessagePreparator) throws MailException {
		send(new MimeMessagePreparator[] { mimeMessagePreparator });
	}

	/**
	 * Send messages together, each prepared when its turn comes.
	 * @param mimeMessagePreparators prepare the messages, on this thread
	 * @throws MailException if one of them is not sent; the others are
	 */
	@Override
	public void send(MimeMessagePreparator... mimeMessagePreparators) throws MailException {
		sendNow(drafts(mimeMessagePreparators, this::draft));
	}

	/**
	 * Send any number of messages, as {@link #sendSimpleMessages(Stream, Consumer) simple
	 * ones}.
	 * @param messages the messages, read on this thread
	 * @param outcomes is told what became of each message that was read, on this thread
	 * @return how many were sent, and whether the stream was read to its end
	 */
	public BulkResult sendMimeMessages(Stream<MimeMessage> messages, Consumer<MailOutcome> outcomes) {
		return sendAll(messages.map(this::draft).iterator(), outcomes);
	}

	/**
	 * Send any number of messages, as {@link #sendSimpleMessages(Stream, Consumer) simple
	 * ones}, each prepared when its turn comes.
	 * @param messages prepare the messages, read and called on this thread
	 * @param outcomes is told what became of each message that was read, on this thread
	 * @return how many were sent, and whether the stream was read to its end
	 */
	public BulkResult sendPreparedMessages(Stream<? extends MimeMessagePreparator> messages,
			Consumer<MailOutcome> outcomes) {
		return sendAll(messages.map(this::draft).iterator(), outcomes);
	}

	@Override
	Draft draft(SimpleMailMessage message) {
		return new MimeDraft(message, () -> MimeDraft.simple(message, createMimeMessage()), from());
	}

	private Draft draft(MimeMessage message) {
		return new MimeDraft(message, () -> message, from());
	}

	private Draft draft(MimeMessagePreparator preparator) {
		return new MimeDraft(preparator, () -> MimeDraft.prepared(preparator, createMimeMessage()), from());
	}

	private JavaMailSenderImpl messages() {
		synchronized (this.lock) {
			JavaMailSenderImpl messages = this.messages;
			if (messages == null) {
				messages = new JavaMailSenderImpl();
				messages.setSession(Session.getInstance(new Properties()));
				messages.setDefaultEncoding("UTF-8");
				this.messages = messages;
			}
			return messages;
		}
	}

}
