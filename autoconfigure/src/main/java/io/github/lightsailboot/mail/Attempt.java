package io.github.lightsailboot.mail;

import org.springframework.mail.MailException;

/**
 * What came of handing a message to SES once.
 */
sealed interface Attempt {

	/**
	 * SES accepted the message.
	 *
	 * @param messageId the ID that SES gave it
	 */
	record Accepted(String messageId) implements Attempt {
	}

	/**
	 * SES asked for a slower pace, and did not take the message.
	 *
	 * @param failure what it said
	 */
	record Throttled(MailException failure) implements Attempt {
	}

	/**
	 * The message is not sent, or not known to be sent.
	 *
	 * @param reason why
	 * @param failure what went wrong
	 * @param concernsAccount whether every other message would fail too
	 * @param again whether the message was surely not taken and may pass the next time
	 */
	record Failed(MailFailureReason reason, MailException failure, boolean concernsAccount,
			boolean again) implements Attempt {
	}

}
