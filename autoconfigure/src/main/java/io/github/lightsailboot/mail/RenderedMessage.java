package io.github.lightsailboot.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FastByteArrayOutputStream;

/**
 * A complete message with its envelope and its size. The bytes of a small message are
 * kept at once; those of a large one are counted, and written again when there is room
 * for them.
 */
final class RenderedMessage {

	/**
	 * Largest size in bytes that SES accepts, with attachments encoded.
	 */
	static final int MAX_SIZE = 40 * 1024 * 1024;

	private static final int SMALL = 64 * 1024;

	private static final String[] NOT_WRITTEN = { "Bcc", "Resent-Bcc", "Content-Length" };

	private static final Log logger = LogFactory.getLog(RenderedMessage.class);

	private final MimeMessage message;

	private final Envelope envelope;

	private final int size;

	private byte @Nullable [] bytes;

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
					"The message has %.1f MB after encoding, and SES accepts 40 MB."
						.formatted(counter.size / (1024.0 * 1024.0)));
		}
		return new RenderedMessage(message, envelope, (int) counter.size, counter.bytes());
	}

	Envelope envelope() {
		return this.envelope;
	}

	/**
	 * Return how many bytes the message needs that are not in memory yet.
	 */
	int missingBytes() {
		return (this.bytes != null) ? 0 : this.size;
	}

	/**
	 * Return the message as it is sent, without blind copies.
	 * @throws IOException if a part cannot be read a second time
	 * @throws MessagingException if the message cannot be written
	 */
	byte[] bytes() throws IOException, MessagingException {
		byte[] bytes = this.bytes;
		if (bytes == null) {
			FastByteArrayOutputStream output = new FastByteArrayOutputStream(this.size);
			write(this.message, output);
			bytes = output.toByteArrayUnsafe();
			this.bytes = bytes;
		}
		return bytes;
	}

	private static void write(MimeMessage message, OutputStream output) throws IOException, MessagingException {
		CrlfOutput lines = new CrlfOutput(output);
		message.writeTo(lines, NOT_WRITTEN);
		lines.finish();
	}

	/**
	 * Set the ID that SES assigned, as far as the message accepts it.
	 */
	void setMessageId(String messageId) {
		try {
			this.message.setHeader("Message-ID", messageId);
		}
		catch (MessagingException | RuntimeException ex) {
			logger.debug("The message was sent, but does not accept its ID", ex);
		}
	}

	/**
	 * Ends every line with CRLF, as SMTP does.
	 */
	private static final class CrlfOutput extends OutputStream {

		private static final byte[] CRLF = { '\r', '\n' };

		private final OutputStream output;

		private boolean afterReturn;

		CrlfOutput(OutputStream output) {
			this.output = output;
		}

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] source, int offset, int length) throws IOException {
			int start = offset;
			for (int i = offset; i < offset + length; i++) {
				boolean newline = source[i] == '\n';
				if (newline != this.afterReturn) {
					this.output.write(source, start, i - start);
					this.output.write(CRLF, newline ? 0 : 1, newline ? 2 : 1);
					start = newline ? i + 1 : i;
				}
				this.afterReturn = source[i] == '\r';
			}
			this.output.write(source, start, offset + length - start);
		}

		void finish() throws IOException {
			if (this.afterReturn) {
				this.output.write('\n');
			}
		}

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
