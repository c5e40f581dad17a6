package io.github.lightsailboot.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/**
 * A message and its size. A small one is kept as bytes at once; of a large one the bytes
 * are counted first and taken when there is room for them.
 */
final class RenderedMail {

	/**
	 * Up to this size a message is kept at once.
	 */
	static final int SMALL = 64 * 1024;

	/**
	 * SES's limit on a message, after its attachments were encoded.
	 */
	static final int MAX_SIZE = 40 * 1024 * 1024;

	private final PreparedMail mail;

	private final int size;

	private byte @Nullable [] bytes;

	private RenderedMail(PreparedMail mail, int size, byte @Nullable [] bytes) {
		this.mail = mail;
		this.size = size;
		this.bytes = bytes;
	}

	static RenderedMail of(PreparedMail mail) throws MailRejectedException {
		Measure measure = new Measure();
		write(mail, measure);
		if (measure.size > MAX_SIZE) {
			throw new MailRejectedException(MailFailureReason.MESSAGE_TOO_LARGE,
					new MailSendException("The message has %.1f MB after encoding, and SES accepts 40 MB"
						.formatted(measure.size / (1024.0 * 1024.0))));
		}
		return new RenderedMail(mail, (int) measure.size, measure.kept());
	}

	Envelope envelope() {
		return this.mail.envelope();
	}

	int size() {
		return this.size;
	}

	/**
	 * Return how many bytes have to be taken yet.
	 */
	int pending() {
		return (this.bytes != null) ? 0 : this.size;
	}

	byte[] bytes() throws MailRejectedException {
		byte[] bytes = this.bytes;
		if (bytes == null) {
			ExactBytes out = new ExactBytes(this.size);
			write(this.mail, out);
			bytes = out.bytes();
			this.bytes = bytes;
		}
		return bytes;
	}

	private static void write(PreparedMail mail, OutputStream out) throws MailRejectedException {
		try {
			mail.writeTo(out);
		}
		catch (IOException ex) {
			throw new MailRejectedException(MailFailureReason.REJECTED, new MailPreparationException(
					"The message could not be written: an attachment or another part of it cannot be read", ex));
		}
		catch (RuntimeException ex) {
			throw new MailRejectedException(MailFailureReason.REJECTED,
					new MailParseException("The message could not be written", ex));
		}
	}

	/**
	 * Counts, and keeps what is small.
	 */
	private static final class Measure extends OutputStream {

		private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream(4 * 1024);

		private long size;

		@Override
		public void write(int b) {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] source, int offset, int length) {
			this.size += length;
			if (this.size > SMALL) {
				this.kept = null;
			}
			ByteArrayOutputStream kept = this.kept;
			if (kept != null) {
				kept.write(source, offset, length);
			}
		}

		byte @Nullable [] kept() {
			return (this.kept != null) ? this.kept.toByteArray() : null;
		}

	}

	/**
	 * Takes as many bytes as were counted, without growing.
	 */
	private static final class ExactBytes extends OutputStream {

		private final byte[] bytes;

		private int length;

		ExactBytes(int size) {
			this.bytes = new byte[size];
		}

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] source, int offset, int length) throws IOException {
			if (length > this.bytes.length - this.length) {
				throw new IOException("A part of the message grew while it was read");
			}
			System.arraycopy(source, offset, this.bytes, this.length, length);
			this.length += length;
		}

		byte[] bytes() {
			return (this.length == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.length);
		}

	}

}
