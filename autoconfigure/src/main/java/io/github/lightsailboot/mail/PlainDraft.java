package io.github.lightsailboot.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;

/**
 * A simple message, written as MIME without Jakarta Mail.
 */
final class PlainDraft implements Draft {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z",
			Locale.ENGLISH);

	/**
	 * An encoded word has at most 75 characters, its frame of 12 included.
	 */
	private static final int ENCODED_BYTES = 45;

	private final SimpleMailMessage message;

	private final @Nullable String defaultFrom;

	PlainDraft(SimpleMailMessage message, @Nullable String defaultFrom) {
		this.message = message;
		this.defaultFrom = defaultFrom;
	}

	@Override
	public Object message() {
		return this.message;
	}

	@Override
	public PreparedMail prepare() throws MailRejectedException {
		String from = (this.message.getFrom() != null) ? this.message.getFrom() : this.defaultFrom;
		if (from == null) {
			throw Recipients.noFrom();
		}
		try {
			Mailbox sender = Mailbox.parse(from);
			List<Mailbox> to = parse(this.message.getTo());
			List<Mailbox> cc = parse(this.message.getCc());
			Envelope envelope = new Envelope(sender.header(), addresses(to), addresses(cc),
					addresses(parse(this.message.getBcc())), null, null);
			Recipients.check(envelope);
			return new Prepared(envelope, write(sender, to, cc));
		}
		catch (MailParseException ex) {
			throw new MailRejectedException(MailFailureReason.REJECTED, ex);
		}
	}

	@SuppressWarnings("JavaUtilDate")
	private String write(Mailbox from, List<Mailbox> to, List<Mailbox> cc) {
		StringBuilder mime = new StringBuilder();
		Date date = this.message.getSentDate();
		header(mime, "Date",
				DATE.format(((date != null) ? date.toInstant() : Instant.now()).atZone(ZoneId.systemDefault())));
		header(mime, "From", from.header());
		String replyTo = this.message.getReplyTo();
		if (replyTo != null) {
			header(mime, "Reply-To", Mailbox.parse(replyTo).header());
		}
		addressHeader(mime, "To", to);
		addressHeader(mime, "Cc", cc);
		String subject = this.message.getSubject();
		if (subject != null) {
			header(mime, "Subject", encode(subject));
		}
		header(mime, "MIME-Version", "1.0");
		header(mime, "Content-Type", "text/plain; charset=UTF-8");
		header(mime, "Content-Transfer-Encoding", "base64");
		mime.append("\r\n");
		String text = this.message.getText();
		mime.append(Base64.getMimeEncoder()
			.encodeToString(((text != null) ? text : "").replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8)));
		mime.append("\r\n");
		return mime.toString();
	}

	private static void addressHeader(StringBuilder mime, String name, List<Mailbox> mailboxes) {
		if (!mailboxes.isEmpty()) {
			header(mime, name, String.join(",\r\n ", mailboxes.stream().map(Mailbox::header).toList()));
		}
	}

	private static void header(StringBuilder mime, String name, String value) {
		mime.append(name).append(": ").append(value).append("\r\n");
	}

	private static List<Mailbox> parse(String @Nullable [] texts) {
		List<Mailbox> mailboxes = new ArrayList<>();
		if (texts != null) {
			for (String text : texts) {
				mailboxes.add(Mailbox.parse(text));
			}
		}
		return mailboxes;
	}

	private static List<String> addresses(List<Mailbox> mailboxes) {
		return mailboxes.stream().map(Mailbox::address).toList();
	}

	/**
	 * Encode a text for a header, unless it is plain and short. What could end the header
	 * never stays as it is.
	 */
	private static String encode(String text) {
		boolean plain = text.chars().allMatch((c) -> c >= ' ' && c < 127) && !text.contains("=?");
		if (plain && text.length() <= 900) {
			return text;
		}
		StringBuilder words = new StringBuilder();
		StringBuilder word = new StringBuilder();
		int bytes = 0;
		for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
			String point = Character.toString(text.codePointAt(i));
			int length = point.getBytes(StandardCharsets.UTF_8).length;
			if (bytes + length > ENCODED_BYTES) {
				encodedWord(words, word);
				word.setLength(0);
				bytes = 0;
			}
			word.append(point);
			bytes += length;
		}
		encodedWord(words, word);
		return words.toString();
	}

	private static void encodedWord(StringBuilder words, StringBuilder word) {
		words.append(words.isEmpty() ? "" : "\r\n ")
			.append("=?UTF-8?B?")
			.append(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
			.append("?=");
	}

	/**
	 * An address with or without a name.
	 */
	private record Mailbox(String name, String address) {

		static Mailbox parse(@Nullable String text) {
			String stripped = (text != null) ? text.strip() : "";
			int open = stripped.lastIndexOf('<');
			if (!stripped.endsWith(">") || open < 0) {
				return new Mailbox("", checked(stripped));
			}
			String name = stripped.substring(0, open).strip();
			if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
				name = name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1");
			}
			return new Mailbox(name, checked(stripped.substring(open + 1, stripped.length() - 1)));
		}

		private static String checked(String address) {
			String ascii = Recipients.toAscii(address);
			int at = ascii.lastIndexOf('@');
			if (at < 1 || at == ascii.length() - 1
					|| ascii.chars().anyMatch((c) -> c <= ' ' || c == 127 || "<>()[],;:\\\"".indexOf(c) >= 0)
					|| ascii.indexOf('@') != at) {
				throw new MailParseException("An address of the message is malformed");
			}
			return ascii;
		}

		String header() {
			if (this.name.isEmpty()) {
				return this.address;
			}
			boolean plain = this.name.chars().allMatch((c) -> c >= ' ' && c < 127);
			return (plain ? "\"" + this.name.replaceAll("([\"\\\\])", "\\\\$1") + "\"" : encode(this.name)) + " <"
					+ this.address + ">";
		}

	}

	private record Prepared(Envelope envelope, String mime) implements PreparedMail {

		@Override
		public void writeTo(OutputStream out) throws IOException {
			out.write(this.mime.getBytes(StandardCharsets.US_ASCII));
		}

	}

}
