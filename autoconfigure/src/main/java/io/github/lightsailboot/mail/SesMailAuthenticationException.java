package io.github.lightsailboot.mail;

import java.util.List;

import org.springframework.mail.MailAuthenticationException;

/**
 * Thrown when AWS rejects the credentials. Messages of the same call may have been sent
 * before: the exception has the outcome of every message.
 *
 * @since 0.1.0
 */
public class SesMailAuthenticationException extends MailAuthenticationException {

	private static final long serialVersionUID = 1L;

	private final MailFailureReason reason;

	private final transient List<MailOutcome> outcomes;

	SesMailAuthenticationException(String summary, Throwable cause, MailFailureReason reason,
			List<MailOutcome> outcomes) {
		super(summary, cause);
		this.reason = reason;
		this.outcomes = List.copyOf(outcomes);
	}

	/**
	 * Return why the credentials were rejected.
	 * @return a reason that concerns the account
	 */
	public MailFailureReason reason() {
		return this.reason;
	}

	/**
	 * Return one outcome for each message, in their order, including those that were
	 * sent.
	 * @return the outcomes; empty after deserialization
	 */
	public List<MailOutcome> outcomes() {
		return (this.outcomes != null) ? this.outcomes : List.of();
	}

}
