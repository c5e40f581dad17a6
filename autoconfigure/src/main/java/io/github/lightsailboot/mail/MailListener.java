package io.github.lightsailboot.mail;

import java.time.Duration;

/**
 * Is told what a mail sender does, to measure it. Called on whatever thread does it.
 */
public interface MailListener {

	/**
	 * A message came to its end.
	 * @param outcome what became of it
	 * @param duration how long that took from its turn on, tries and pauses included;
	 * zero if it was not tried
	 */
	default void completed(MailOutcome outcome, Duration duration) {
	}

	/**
	 * SES throttled a message, which is tried again.
	 */
	default void throttled() {
	}

	/**
	 * A message's turn came.
	 * @param duration how long it waited
	 */
	default void waited(Duration duration) {
	}

}
