package io.github.lightsailboot.mail;

import java.util.List;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;

/**
 * Creates the same types of exceptions as Spring's own sender.
 */
final class MailExceptions {

	private MailExceptions() {
	}

	/**
	 * Return the exception for messages of which at least one was not sent.
	 * @param outcomes the outcomes of all messages
	 * @return the exception
	 * @throws Error if the preparator of a single message threw it
	 */
	static MailException of(List<MailOutcome> outcomes) {
		List<MailOutcome> failed = outcomes.stream().filter((outcome) -> !outcome.isSent()).toList();
		MailException first = failed.get(0).failure().orElseThrow();
		String summary = (outcomes.size() == 1) ? String.valueOf(first.getMessage())
				: "%d of %d messages were not sent. The first: %s".formatted(failed.size(), outcomes.size(),
						first.getMessage());
		for (MailOutcome outcome : failed) {
			MailException failure = outcome.failure().orElseThrow();
			if (failure instanceof MailAuthenticationException) {
				return new SesMailAuthenticationException(summary, failure, outcome.reason().orElseThrow(), outcomes);
			}
		}
		if (outcomes.size() == 1
				&& (first instanceof MailParseException || first instanceof MailPreparationException)) {
			if (first.getCause() instanceof Error error) {
				throw error;
			}
			return first;
		}
		return new SesMailSendException(summary, first, outcomes);
	}

}
