package io.github.lightsailboot.emulator.ses;

import java.time.Instant;

/**
 * An event of a mail for one of its recipients. AWS would publish it to SNS, CloudWatch
 * or Firehose.
 *
 * @param type the type of the event
 * @param messageId the message ID that SES returned
 * @param recipient the address
 * @param at the time, by the emulator's clock
 */
public record MailEvent(Type type, String messageId, String recipient, Instant at) {

	/**
	 * The types of events.
	 */
	public enum Type {

		/**
		 * It was delivered.
		 */
		DELIVERY,

		/**
		 * It bounced: the address does not exist or is on the suppression list.
		 */
		BOUNCE,

		/**
		 * It was delivered, and the recipient marked it as spam.
		 */
		COMPLAINT,

		/**
		 * It was delivered, and an automatic reply was sent.
		 */
		AUTOMATIC_REPLY,

		/**
		 * It was accepted, but its template could not be rendered.
		 */
		RENDERING_FAILURE

	}

}
