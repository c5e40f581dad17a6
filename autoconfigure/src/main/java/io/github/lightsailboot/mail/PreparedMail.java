package io.github.lightsailboot.mail;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A message that is complete, and can be written as often as needed.
 */
interface PreparedMail {

	Envelope envelope();

	/**
	 * Write the message as MIME, without blind copies.
	 * @param out where to write
	 * @throws IOException if the stream or a part of the message fails
	 * @throws MailRejectedException if the message cannot be written
	 */
	void writeTo(OutputStream out) throws IOException, MailRejectedException;

	/**
	 * Note the ID that SES gave the message. Never fails.
	 * @param messageId the ID
	 */
	default void sent(String messageId) {
	}

}
