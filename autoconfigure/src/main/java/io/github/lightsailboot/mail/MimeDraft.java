package io.github.lightsailboot.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.MimeMailMessage;
import org.springframework.mail.javamail.MimeMessagePreparator;

/**
 * A message that Jakarta Mail writes.
 */
final class MimeDraft implements Draft {

	private static final Log logger = LogFactory.getLog(MimeDraft.class);

	private static final String MESSAGE_ID = "Message-ID";

	private static final String[] NOT_WRITTEN = { "Bcc", "Resent-Bcc", "Content-Length" };

	private static final String[] ADDRESS_HEADERS = { "From", "Sender", "Reply-To", "To", "Cc", "Bcc" };

	private final Object message;

	private final Supplier<MimeMessage> mimeMessage;

	private final @Nullable String defaultFrom;

	MimeDraft(Object message, Supplier<MimeMessage> mimeMessage, @Nullable String defaultFrom) {
		this.message = message;
		this.mimeMessage = mimeMessage;
		this.defaultFrom = defaultFrom;
	}

	static MimeMessage simple(SimpleMailMessage message, MimeMessage target) {
		MimeMailMessage mail = new MimeMailMessage(target);
		message.copyTo(mail);
		if (message.getText() == null) {
			mail.setText("");
		}
		return target;
	}

	static MimeMessage prepared(MimeMessagePreparator preparator, MimeMessage target) {
		try {
			preparator.prepare(target);
			return target;
		}
		catch (MailException ex) {
			throw ex;
		}
		catch (MessagingException ex) {
			throw new MailParseException(ex);
		}
		catch (Exception ex) {
			throw new MailPreparationException(ex);
		}
	}

	@Override
	public Object message() {
		return this.message;
	}

	@Override
	public PreparedMail prepare() throws MailRejectedException {
		try {
			return prepare(this.mimeMessage.get());
		}
		catch (MailException ex) {
			throw new MailRejectedException(MailFailureReason.REJECTED, ex);
		}
		catch (MessagingException ex) {
			throw new MailRejectedException(MailFailureReason.REJECTED,
					new MailParseException("The message is malformed", ex));
		}
	}

	@SuppressWarnings("JavaUtilDate")
	private PreparedMail prepare(MimeMessage message) throws MessagingException, MailRejectedException {
		Address[] from = message.getFrom();
		if (from == null || from.length == 0) {
			if (this.defaultFrom == null) {
				throw Recipients.noFrom();
			}
			message.setFrom(this.defaultFrom);
		}
		if (message.getSentDate() == null) {
			message.setSentDate(new Date());
		}
		for (String header : ADDRESS_HEADERS) {
			writeInAscii(message, header);
		}
		message.saveChanges();
		Envelope envelope = new Envelope(message.getFrom()[0].toString(), recipients(message, Message.RecipientType.TO),
				recipients(message, Message.RecipientType.CC), recipients(message, Message.RecipientType.BCC),
				header(message, "X-SES-CONFIGURATION-SET"), identityArn(message));
		Recipients.check(envelope);
		return new Prepared(message, envelope);
	}

	private static void writeInAscii(MimeMessage message, String header) throws MessagingException {
		String text = message.getHeader(header, ",");
		if (text == null || text.chars().allMatch((c) -> c < 127)) {
			return;
		}
		InternetAddress[] addresses = InternetAddress.parseHeader(text, true);
		for (InternetAddress address : addresses) {
			if (!address.isGroup()) {
				address.setAddress(Recipients.toAscii(address.getAddress()));
				encodeName(address);
			}
		}
		message.setHeader(header, InternetAddress.toString(addresses, header.length() + 2));
	}

	private static void encodeName(InternetAddress address) throws MessagingException {
		try {
			address.setPersonal(address.getPersonal(), "UTF-8");
		}
		catch (UnsupportedEncodingException ex) {
			throw new MessagingException("UTF-8 is not supported", ex);
		}
	}

	private static List<String> recipients(MimeMessage message, Message.RecipientType type) throws MessagingException {
		Address[] recipients = message.getRecipients(type);
		List<String> addresses = new ArrayList<>();
		if (recipients != null) {
			for (Address recipient : recipients) {
				add((InternetAddress) recipient, addresses);
			}
		}
		return addresses;
	}

	private static void add(InternetAddress recipient, List<String> addresses) throws MessagingException {
		if (!recipient.isGroup()) {
			addresses.add(Recipients.toAscii(recipient.getAddress()));
			return;
		}
		InternetAddress[] members = recipient.getGroup(true);
		if (members != null) {
			for (InternetAddress member : members) {
				add(member, addresses);
			}
		}
	}

	private static @Nullable String identityArn(MimeMessage message) throws MessagingException {
		String source = header(message, "X-SES-SOURCE-ARN");
		return (source != null) ? source : header(message, "X-SES-FROM-ARN");
	}

	private static @Nullable String header(MimeMessage message, String name) throws MessagingException {
		String value = message.getHeader(name, null);
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	private record Prepared(MimeMessage message, Envelope envelope) implements PreparedMail {

		@Override
		public void writeTo(OutputStream out) throws IOException, MailRejectedException {
			try {
				this.message.writeTo(out, NOT_WRITTEN);
			}
			catch (MessagingException ex) {
				throw new MailRejectedException(MailFailureReason.REJECTED,
						new MailParseException("The message could not be written", ex));
			}
		}

		@Override
		public void sent(String messageId) {
			try {
				this.message.setHeader(MESSAGE_ID, messageId);
			}
			catch (MessagingException | RuntimeException ex) {
				logger.debug("The message was sent, but does not take its ID", ex);
			}
		}

	}

}
