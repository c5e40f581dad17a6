package io.github.lightsailboot.emulator.ses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content of a simple message, for which SES writes the MIME.
 */
record MailContent(@Nullable Text subject, @Nullable Text text, @Nullable Text html,
		List<Map.Entry<String, String>> headers, List<MailAttachment> attachments) {

	/**
	 * Write a mail.
	 */
	byte[] write(String from, Envelope envelope) throws MessagingException, IOException {
		MimeMessage message = message();
		message.setFrom(new InternetAddress(from));
		message.setRecipients(Message.RecipientType.TO, addresses(envelope.to()));
		message.setRecipients(Message.RecipientType.CC, addresses(envelope.cc()));
		if (!envelope.replyTo().isEmpty()) {
			message.setReplyTo(addresses(envelope.replyTo()));
		}
		return write(message);
	}

	/**
	 * Write the mail without sender and recipients.
	 */
	byte[] write() throws MessagingException, IOException {
		return write(message());
	}

	private MimeMessage message() throws MessagingException {
		MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
		if (this.subject != null) {
			message.setSubject(this.subject.data(), this.subject.charset());
		}
		for (Map.Entry<String, String> header : this.headers) {
			message.addHeader(header.getKey(), header.getValue());
		}
		return message;
	}

	private byte[] write(MimeMessage message) throws MessagingException, IOException {
		if (this.attachments.isEmpty()) {
			fill(message);
		}
		else {
			MimeMultipart mixed = new MimeMultipart();
			MimeBodyPart body = new MimeBodyPart();
			fill(body);
			mixed.addBodyPart(body);
			for (MailAttachment attachment : this.attachments) {
				mixed.addBodyPart(part(attachment));
			}
			message.setContent(mixed);
		}
		message.saveChanges();
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		message.writeTo(raw);
		return raw.toByteArray();
	}

	private void fill(MimePart part) throws MessagingException {
		Text plain = (this.text != null) ? this.text : Text.EMPTY;
		if (this.html == null) {
			part.setText(plain.data(), plain.charset());
		}
		else if (this.text == null) {
			part.setText(this.html.data(), this.html.charset(), "html");
		}
		else {
			MimeMultipart alternative = new MimeMultipart("alternative");
			MimeBodyPart plainPart = new MimeBodyPart();
			plainPart.setText(plain.data(), plain.charset());
			alternative.addBodyPart(plainPart);
			MimeBodyPart htmlPart = new MimeBodyPart();
			htmlPart.setText(this.html.data(), this.html.charset(), "html");
			alternative.addBodyPart(htmlPart);
			part.setContent(alternative);
		}
	}

	private static MimeBodyPart part(MailAttachment attachment) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
		part.setFileName(attachment.fileName());
		part.setDisposition(attachment.inline() ? "inline" : "attachment");
		if (attachment.contentId() != null) {
			part.setContentID("<" + attachment.contentId() + ">");
		}
		if (attachment.description() != null) {
			part.setDescription(attachment.description(), "UTF-8");
		}
		if (attachment.transferEncoding() != null) {
			part.setHeader("Content-Transfer-Encoding", attachment.transferEncoding());
		}
		return part;
	}

	private static InternetAddress[] addresses(List<String> texts) throws AddressException {
		InternetAddress[] addresses = new InternetAddress[texts.size()];
		for (int i = 0; i < addresses.length; i++) {
			addresses[i] = MimeReader.address(texts.get(i));
		}
		return addresses;
	}

	/**
	 * A text and its character set.
	 */
	record Text(String data, String charset) {

		static final Text EMPTY = new Text("", "UTF-8");

		/**
		 * Read a text of a request.
		 * @return the text, or {@code null} if it is missing
		 */
		static @Nullable Text read(AwsCall call, JsonNode node) {
			String data = JsonBody.text(node, "Data");
			String charset = JsonBody.text(node, "Charset");
			if (charset != null && !isSupported(charset)) {
				throw SesErrors.invalid(call, "Unsupported charset: " + charset + ".");
			}
			return (data != null) ? new Text(data, (charset != null) ? charset : "UTF-8") : null;
		}

		static @Nullable Text of(@Nullable String data) {
			return (data != null) ? new Text(data, "UTF-8") : null;
		}

		private static boolean isSupported(String charset) {
			try {
				return Charset.isSupported(charset) && Charset.forName(charset).canEncode();
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

	}

}
