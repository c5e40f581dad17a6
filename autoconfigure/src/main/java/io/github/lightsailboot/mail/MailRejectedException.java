package io.github.lightsailboot.mail;

import org.springframework.mail.MailException;

/**
 * Tells that a message cannot be sent, before SES was asked.
 */
final class MailRejectedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final MailFailureReason reason;

	private final MailException failure;

	MailRejectedException(MailFailureReason reason, MailException failure) {
		super(failure);
		this.reason = reason;
		this.failure = failure;
	}

	MailFailureReason reason() {
		return this.reason;
	}

	MailException failure() {
		return this.failure;
	}

}
