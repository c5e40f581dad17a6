package io.github.lightsailboot.mail;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.mail.MailSendException;

/**
 * At least one message was not sent. The exception has the outcome of every one.
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
	 * Return the outcomes of the messages: one for each, in their order, those that were
	 * sent included. {@link #getFailedMessages()} merges equal messages.
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
	 * Spring's exception takes its messages from a map and their exceptions from the
	 * map's values. This one has an entry for every failure, equal messages or not.
	 */
	private static final class Failures extends AbstractMap<Object, Exception> {

		private final List<Map.Entry<Object, Exception>> entries;

		Failures(List<MailOutcome> outcomes) {
			this.entries = outcomes.stream()
				.filter((outcome) -> !outcome.isSent())
				.map((outcome) -> Map.<Object, Exception>entry(outcome.failedMessage(),
						outcome.failure().orElseThrow()))
				.toList();
		}

		@Override
		public Set<Entry<Object, Exception>> entrySet() {
			return new AbstractSet<>() {

				@Override
				public Iterator<Entry<Object, Exception>> iterator() {
					return Failures.this.entries.iterator();
				}

				@Override
				public int size() {
					return Failures.this.entries.size();
				}

			};
		}

	}

}
