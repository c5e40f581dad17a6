package io.github.lightsailboot.mail;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why one message was not sent, or is not known to be sent. It has no stack trace of its
 * own; that of its cause counts.
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
	 * What a failure concerns.
	 */
	enum Scope {

		/**
		 * One request: SES did not accept the message, which may be sent again.
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
	 * Return the failure of a message that is not sent, as no other one will be.
	 */
	static MailFailure ofAll(String message, @Nullable Throwable cause) {
		return of(MailFailureReason.NOT_SENT, message, cause).concerning(Scope.ALL);
	}

	/**
	 * Return this failure with another scope than that of its reason.
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
