package io.github.lightsailboot.mail;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Reason why one message was not sent, or may not have been sent. It has no stack trace
 * of its own, because its cause has one.
 */
final class MailFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private final MailFailureReason reason;

	private final MailException exception;

	private final Scope scope;

	private MailFailure(MailFailureReason reason, MailException exception, Scope scope) {
		super(exception.getMessage(), exception, false, false);
		this.reason = reason;
		this.exception = exception;
		this.scope = scope;
	}

	/**
	 * Which requests or messages a failure concerns.
	 */
	enum Scope {

		/**
		 * One request: SES did not accept the message, so it can be sent again.
		 */
		REQUEST,

		/**
		 * One message.
		 */
		MESSAGE,

		/**
		 * Every message.
		 */
		ALL

	}

	static MailFailure of(MailFailureReason reason, MailException exception) {
		return new MailFailure(reason, exception, reason.concernsAccount() ? Scope.ALL : Scope.MESSAGE);
	}

	static MailFailure of(MailFailureReason reason, String message) {
		return of(reason, message, null);
	}

	static MailFailure of(MailFailureReason reason, String message, @Nullable Throwable cause) {
		return of(reason, new MailSendException(message, cause));
	}

	/**
	 * Return a failure that concerns every message: none is sent.
	 */
	static MailFailure ofAll(String message, @Nullable Throwable cause) {
		return of(MailFailureReason.NOT_SENT, message, cause).concerning(Scope.ALL);
	}

	/**
	 * Return this failure with a scope other than that of its reason.
	 */
	MailFailure concerning(Scope scope) {
		return new MailFailure(this.reason, this.exception, scope);
	}

	MailFailureReason reason() {
		return this.reason;
	}

	MailException exception() {
		return this.exception;
	}

	Scope scope() {
		return this.scope;
	}

}
