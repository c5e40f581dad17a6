package io.github.lightsailboot.mail;

import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;

import io.github.lightsailboot.ses.internal.AsciiAddress;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMailMessage;
import org.springframework.mail.javamail.MimeMessagePreparator;
import org.springframework.util.function.SingletonSupplier;

/**
 * Renders the types of messages that Spring's mail interfaces accept. An exception of a
 * message becomes a {@link MailFailure} of that message.
 */
final class MessageRenderer {

	/**
	 * SES's limit on the recipients of one message.
	 */
	private static final int MAX_RECIPIENTS = 50;

	private static final String[] ADDRESS_HEADERS = { "From", "Sender", "Reply-To", "To", "Cc", "Bcc" };

	private final @Nullable String defaultFrom;

	private final SingletonSupplier<JavaMailSenderImpl> messages = SingletonSupplier
		.of(() -> messages(new Properties()));

	MessageRenderer(@Nullable String defaultFrom) {
		this.defaultFrom = defaultFrom;
	}

	MimeMessage createMimeMessage() {
		return this.messages.obtain().createMimeMessage();
	}

	/**
	 * Read a message, whose headers may contain UTF-8. Without the property, Jakarta Mail
	 * reads them as ISO 8859-1.
	 */
	MimeMessage createMimeMessage(InputStream content) {
		Properties properties = new Properties();
		properties.setProperty("mail.mime.allowutf8", "true");
		return messages(properties).createMimeMessage(content);
	}

	private static JavaMailSenderImpl messages(Properties properties) {
		JavaMailSenderImpl messages = new JavaMailSenderImpl();
		messages.setSession(Session.getInstance(properties));
		messages.setDefaultEncoding("UTF-8");
		return messages;
	}

	/**
	 * Return the MIME message to render.
	 * @param message a {@link SimpleMailMessage}, a {@link MimeMessage} or a
	 * {@link MimeMessagePreparator}
	 * @return the message itself, or a new one that is empty
	 */
	MimeMessage mimeMessage(Object message) {
		return (message instanceof MimeMessage mimeMessage) ? mimeMessage : createMimeMessage();
	}

	/**
	 * Render a message.
	 * @param message the message as it was passed to the sender
	 * @param target its {@link #mimeMessage(Object) MIME message}
	 * @return the rendered message
	 * @throws MailFailure if the message cannot be sent
	 */
	RenderedMessage render(Object message, MimeMessage target) throws MailFailure {
		fill(target, message);
		try {
			return RenderedMessage.of(target, complete(target));
		}
		catch (MailFailure ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw unwritable(ex);
		}
	}

	/**
	 * Return the bytes of a message.
	 * @throws MailFailure if it cannot be read again
	 */
	static byte[] bytes(RenderedMessage rendered) throws MailFailure {
		try {
			return rendered.bytes();
		}
		catch (Throwable ex) {
			throw unwritable(ex);
		}
	}

	private static MailFailure unwritable(Throwable ex) {
		String cause = NestedExceptionUtils.getMostSpecificCause(ex).getMessage();
		return MailFailure.of(reason(ex), "The message could not be written" + ((cause != null) ? ": " + cause : ""),
				ex);
	}

	private static MailFailureReason reason(Throwable ex) {
		return (ex instanceof OutOfMemoryError) ? MailFailureReason.NOT_SENT : MailFailureReason.REJECTED;
	}

	private static void fill(MimeMessage target, @Nullable Object message) throws MailFailure {
		try {
			if (message instanceof SimpleMailMessage simpleMessage) {
				MimeMailMessage mailMessage = new MimeMailMessage(target);
				simpleMessage.copyTo(mailMessage);
				if (simpleMessage.getText() == null) {
					mailMessage.setText("");
				}
			}
			else if (message instanceof MimeMessagePreparator preparator) {
				preparator.prepare(target);
			}
			else if (message == null) {
				throw new MailParseException("The message is null.");
			}
		}
		catch (MailException ex) {
			throw MailFailure.of(MailFailureReason.REJECTED, ex);
		}
		catch (MessagingException ex) {
			throw MailFailure.of(MailFailureReason.REJECTED, new MailParseException(ex));
		}
		catch (Throwable ex) {
			throw MailFailure.of(reason(ex), (message instanceof SimpleMailMessage)
					? new MailParseException("The message has an address or another value that is not valid", ex)
					: new MailPreparationException(ex));
		}
	}

	@SuppressWarnings("JavaUtilDate")
	private Envelope complete(MimeMessage message)
			throws MessagingException, UnsupportedEncodingException, MailFailure {
		if (header(message, "From") == null) {
			if (this.defaultFrom == null) {
				throw MailFailure.of(MailFailureReason.NO_FROM,
						"The message has no sender: set one, or the property aws.lightsail.ses.from.");
			}
			message.setFrom(this.defaultFrom);
		}
		if (message.getSentDate() == null) {
			message.setSentDate(new Date());
		}
		for (String header : ADDRESS_HEADERS) {
			encode(message, header);
		}
		String messageId = message.getMessageID();
		message.saveChanges();
		if (messageId != null) {
			message.setHeader("Message-ID", messageId);
		}
		Envelope envelope = new Envelope(message.getFrom()[0].toString(), recipients(message, Message.RecipientType.TO),
				recipients(message, Message.RecipientType.CC), recipients(message, Message.RecipientType.BCC),
				header(message, "X-SES-CONFIGURATION-SET"), identityArn(message));
		if (envelope.recipients() == 0) {
			throw MailFailure.of(MailFailureReason.REJECTED, "The message has no recipients.");
		}
		if (envelope.recipients() > MAX_RECIPIENTS) {
			throw MailFailure.of(MailFailureReason.TOO_MANY_RECIPIENTS,
					"The message has %d recipients, and SES accepts %d. Send it as several messages."
						.formatted(envelope.recipients(), MAX_RECIPIENTS));
		}
		return envelope;
	}

	/**
	 * Encode the addresses of a header in ASCII, as SES requires.
	 */
	private static void encode(MimeMessage message, String header)
			throws MessagingException, UnsupportedEncodingException, MailFailure {
		String text = message.getHeader(header, ",");
		if (text == null || AsciiAddress.isAscii(text)) {
			return;
		}
		InternetAddress[] addresses = InternetAddress.parseHeader(text, true);
		for (InternetAddress address : addresses) {
			encode(address);
		}
		message.setHeader(header, InternetAddress.toString(addresses, header.length() + 2));
	}

	private static void encode(InternetAddress address)
			throws MessagingException, UnsupportedEncodingException, MailFailure {
		InternetAddress[] members = address.getGroup(false);
		if (members == null) {
			address.setAddress(toAscii(address.getAddress()));
			address.setPersonal(address.getPersonal(), "UTF-8");
			return;
		}
		for (InternetAddress member : members) {
			encode(member);
		}
		String group = address.getAddress();
		address.setAddress("%s:%s;".formatted(MimeUtility.encodeWord(group.substring(0, group.indexOf(':'))),
				InternetAddress.toString(members)));
	}

	private static List<String> recipients(MimeMessage message, Message.RecipientType type)
			throws MessagingException, MailFailure {
		Address[] recipients = message.getRecipients(type);
		List<String> addresses = new ArrayList<>();
		if (recipients != null) {
			for (Address recipient : recipients) {
				add((InternetAddress) recipient, addresses);
			}
		}
		return addresses;
	}

	private static void add(InternetAddress recipient, List<String> addresses) throws MessagingException, MailFailure {
		if (!recipient.isGroup()) {
			addresses.add(toAscii(recipient.getAddress()));
			return;
		}
		InternetAddress[] members = recipient.getGroup(true);
		if (members != null) {
			for (InternetAddress member : members) {
				add(member, addresses);
			}
		}
	}

	private static String toAscii(String address) throws MailFailure {
		try {
			return AsciiAddress.of(address);
		}
		catch (IllegalArgumentException ex) {
			throw MailFailure.of(MailFailureReason.REJECTED, String.valueOf(ex.getMessage()), ex);
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

}
