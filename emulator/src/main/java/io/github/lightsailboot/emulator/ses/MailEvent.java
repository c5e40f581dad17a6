package io.github.lightsailboot.emulator.ses;

import java.time.Instant;

/**
 * What became of a mail at one of its recipients. AWS would tell it by way of SNS,
 * CloudWatch or Firehose.
 *
 * @param type what happened
 * @param messageId the ID that SES answered with
 * @param recipient the address
 * @param at when, by the emulator's clock
 */
public record MailEvent(Type type, String messageId, String recipient, Instant at) {

	/**
	 * What can become of a mail.
	 */
	public enum Type {

		/**
		 * It was delivered.
		 */
		DELIVERY,

		/**
		 * It came back: the address does not exist, or is on the suppression list.
		 */
		BOUNCE,

		/**
		 * It was delivered, and the recipient called it spam.
		 */
		COMPLAINT,

		/**
		 * It was delivered, and answered by a machine.
		 */
		AUTOMATIC_REPLY,

		/**
		 * It was accepted, but its template could not be filled in.
		 */
		RENDERING_FAILURE

	}

}
