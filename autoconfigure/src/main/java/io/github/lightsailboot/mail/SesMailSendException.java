package io.github.lightsailboot.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

import org.springframework.mail.MailSendException;

/**
 * Thrown when at least one message was not sent. The exception has the outcome of every
 * message.
 *
 * @since 0.1.0
 */
public class SesMailSendException extends MailSendException {

	private static final long serialVersionUID = 1L;

	private final String summary;

	private final transient List<MailOutcome> outcomes;

	SesMailSendException(String summary, Throwable cause, List<MailOutcome> outcomes) {
		super(summary, cause, new Failures(outcomes));
		this.summary = summary;
		this.outcomes = List.copyOf(outcomes);
	}

	/**
	 * Return one outcome for each message, in their order, including those that were
	 * sent. {@link #getFailedMessages()} merges equal messages.
	 * @return the outcomes; empty after deserialization
	 */
	public List<MailOutcome> outcomes() {
		return (this.outcomes != null) ? this.outcomes : List.of();
	}

	@Override
	public String getMessage() {
		return this.summary;
	}

	/**
	 * Spring's exception reads the messages from the keys of a map, and the exceptions
	 * from its values. Equal messages have one key, but the values contain all their
	 * exceptions.
	 */
	private static final class Failures extends LinkedHashMap<Object, Exception> {

		private static final long serialVersionUID = 1L;

		private final transient List<Exception> exceptions = new ArrayList<>();

		Failures(List<MailOutcome> outcomes) {
			for (MailOutcome outcome : outcomes) {
				outcome.failure().ifPresent((failure) -> {
					put(outcome.failedMessage(), failure);
					this.exceptions.add(failure);
				});
			}
		}

		@Override
		public Collection<Exception> values() {
			return this.exceptions;
		}

	}

}
