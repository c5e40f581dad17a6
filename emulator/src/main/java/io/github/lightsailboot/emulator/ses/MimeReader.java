package io.github.lightsailboot.emulator.ses;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * Parses a MIME message.
 */
final class MimeReader {

	private static final Session SESSION = Session.getInstance(new Properties());

	private static final List<String> NOT_KEPT = List.of("X-SES-LIST-MANAGEMENT-OPTIONS", "X-SES-TENANT",
			"X-SES-RETURN-PATH-ARN");

	private final MimeMessage message;

	private final List<ReceivedMail.Attachment> attachments = new ArrayList<>();

	private @Nullable String text;

	private @Nullable String html;

	private MimeReader(MimeMessage message) {
		this.message = message;
	}

	static MimeReader read(byte[] raw) throws MessagingException, IOException {
		MimeReader reader = new MimeReader(new MimeMessage(SESSION, new ByteArrayInputStream(raw)));
		reader.visit(reader.message);
		return reader;
	}

	private void visit(MimePart part) throws MessagingException, IOException {
		String disposition = part.getDisposition();
		boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition);
		if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
			for (int i = 0; i < multipart.getCount(); i++) {
				BodyPart child = multipart.getBodyPart(i);
				if (child instanceof MimePart mimePart) {
					visit(mimePart);
				}
			}
		}
		else if (!attached && part.isMimeType("text/plain") && this.text == null) {
			this.text = String.valueOf(part.getContent());
		}
		else if (!attached && part.isMimeType("text/html") && this.html == null) {
			this.html = String.valueOf(part.getContent());
		}
		else {
			this.attachments.add(attachment(part, !attached));
		}
	}

	private static ReceivedMail.Attachment attachment(MimePart part, boolean inline)
			throws MessagingException, IOException {
		String fileName = part.getFileName();
		String contentId = part.getContentID();
		try (InputStream content = part.getInputStream()) {
			return new ReceivedMail.Attachment((fileName != null) ? MimeUtility.decodeText(fileName) : null,
					new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT),
					(contentId != null) ? contentId.replaceAll("^<|>$", "") : null, inline, content.readAllBytes());
		}
	}

	@Nullable String text() {
		return this.text;
	}

	@Nullable String html() {
		return this.html;
	}

	List<ReceivedMail.Attachment> attachments() {
		return List.copyOf(this.attachments);
	}

	@Nullable String from() throws MessagingException {
		String[] from = this.message.getHeader("From");
		return (from != null) ? MimeUtility.unfold(from[0]) : null;
	}

	/**
	 * Return the first header with a name.
	 */
	@Nullable String header(String name) throws MessagingException {
		String[] values = this.message.getHeader(name);
		return (values != null && !values[0].isBlank()) ? MimeUtility.unfold(values[0]).trim() : null;
	}

	@Nullable String identityArn() throws MessagingException {
		String arn = header("X-SES-FROM-ARN");
		return (arn != null) ? arn : header("X-SES-SOURCE-ARN");
	}

	/**
	 * Reject a message with headers for SES that the emulator does not support.
	 */
	void checkSesHeaders(AwsCall call) throws MessagingException {
		for (String name : NOT_KEPT) {
			if (header(name) != null) {
				throw call.error(AwsError.NOT_KEPT, "The emulator does not support the header " + name
						+ " of a mail. Leave it out, or test this against AWS.");
			}
		}
	}

	@Nullable String subject() throws MessagingException {
		return this.message.getSubject();
	}

	List<String> recipients(Message.RecipientType type) throws MessagingException {
		List<String> recipients = new ArrayList<>();
		Address[] addresses = this.message.getRecipients(type);
		if (addresses != null) {
			for (Address address : addresses) {
				recipients.add((address instanceof InternetAddress internet) ? internet.toUnicodeString()
						: address.toString());
			}
		}
		return recipients;
	}

	Map<String, List<String>> headers() throws MessagingException, IOException {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (Header header : Collections.list(this.message.getAllHeaders())) {
			headers.computeIfAbsent(header.getName(), (name) -> new ArrayList<>())
				.add(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
		}
		headers.replaceAll((name, values) -> List.copyOf(values));
		return Collections.unmodifiableMap(headers);
	}

	static InternetAddress address(String text) throws AddressException {
		InternetAddress[] addresses = InternetAddress.parse(text, false);
		if (addresses.length != 1) {
			throw new AddressException("Exactly one address is required");
		}
		return addresses[0];
	}

}
