package io.github.lightsailboot.sample.mails;

import java.util.List;

import io.github.lightsailboot.mail.MailFailureReason;
import io.github.lightsailboot.mail.MailOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the page shows it.
 *
 * @param state the state
 * @param total the number of mails
 * @param sent how many SES accepted
 * @param failed how many failed
 * @param outcomes the outcomes so far, in the order in which they arrived
 */
record BatchView(State state, int total, long sent, long failed, List<Outcome> outcomes) {

	/**
	 * The state of a batch.
	 */
	enum State {

		/**
		 * Mails are being sent.
		 */
		RUNNING,

		/**
		 * No further mail is started, and the last ones are being sent.
		 */
		CANCELLING,

		/**
		 * It was cancelled before its last mail.
		 */
		CANCELLED,

		/**
		 * Every mail has an outcome.
		 */
		FINISHED,

		/**
		 * It ended early because every other mail would have failed too.
		 */
		STOPPED

	}

	/**
	 * The outcome of one mail.
	 *
	 * @param number the number of the mail, from 1
	 * @param messageId the ID from SES, if the mail was sent
	 * @param reason why it was not sent
	 * @param detail the reason as a sentence
	 */
	record Outcome(long number, @Nullable String messageId, @Nullable MailFailureReason reason,
			@Nullable String detail) {

		static Outcome of(MailOutcome outcome) {
			return new Outcome(outcome.index() + 1, outcome.messageId().orElse(null), outcome.reason().orElse(null),
					outcome.failure().map(Throwable::getMessage).orElse(null));
		}

	}

}
