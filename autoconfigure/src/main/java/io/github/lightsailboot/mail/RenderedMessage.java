package io.github.lightsailboot.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FastByteArrayOutputStream;

/**
 * A complete message with its envelope and its size. The bytes of a small message are
 * kept. Those of a large one are only counted, and written again once the message has a
 * permit.
 */
final class RenderedMessage {

	/**
	 * Largest size in bytes that SES accepts, with attachments encoded.
	 */
	static final int MAX_SIZE = 40 * 1024 * 1024;

	private static final int SMALL = 64 * 1024;

	private static final String[] NOT_WRITTEN = { "Bcc", "Resent-Bcc", "Content-Length" };

	private final MimeMessage message;

	private final Envelope envelope;

	private final int size;

	private final byte @Nullable [] bytes;

	private RenderedMessage(MimeMessage message, Envelope envelope, int size, byte @Nullable [] bytes) {
		this.message = message;
		this.envelope = envelope;
		this.size = size;
		this.bytes = bytes;
	}

	static RenderedMessage of(MimeMessage message, Envelope envelope)
			throws MailFailure, IOException, MessagingException {
		Counter counter = new Counter();
		write(message, counter);
		if (counter.size > MAX_SIZE) {
			throw MailFailure.of(MailFailureReason.MESSAGE_TOO_LARGE,
					"The message is %.1f MB after encoding, and SES accepts 40 MB."
						.formatted(counter.size / (1024.0 * 1024.0)));
		}
		return new RenderedMessage(message, envelope, (int) counter.size, counter.bytes());
	}

	Envelope envelope() {
		return this.envelope;
	}

	/**
	 * Return how many bytes of the message are not in memory yet.
	 */
	int missingBytes() {
		return (this.bytes != null) ? 0 : this.size;
	}

	/**
	 * Return the message as it is sent: every line ends with CRLF, as in SMTP, and the
	 * header {@code Bcc} is left out.
	 * @throws IOException if a part cannot be read again, or has become shorter
	 * @throws MessagingException if the message cannot be written
	 */
	byte[] bytes() throws IOException, MessagingException {
		if (this.bytes != null) {
			return this.bytes;
		}
		FastByteArrayOutputStream output = new FastByteArrayOutputStream(this.size);
		write(this.message, output);
		if (output.size() < this.size) {
			throw new IOException("a part of it became shorter while the message waited to be sent");
		}
		return output.toByteArrayUnsafe();
	}

	private static void write(MimeMessage message, OutputStream output) throws IOException, MessagingException {
		message.writeTo(new CRLFOutputStream(output), NOT_WRITTEN);
	}

	/**
	 * Counts the bytes, and keeps those of a small message.
	 */
	private static final class Counter extends OutputStream {

		private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream(4 * 1024);

		private long size;

		@Override
		public void write(int b) {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] source, int offset, int length) {
			this.size += length;
			if (this.kept != null && this.size <= SMALL) {
				this.kept.write(source, offset, length);
			}
			else {
				this.kept = null;
			}
		}

		byte @Nullable [] bytes() {
			return (this.kept != null) ? this.kept.toByteArray() : null;
		}

	}

}
