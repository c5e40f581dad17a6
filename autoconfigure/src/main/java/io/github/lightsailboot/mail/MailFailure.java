package io.github.lightsailboot.mail;

import jakarta.mail.internet.MimeMessage;
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

	private final transient @Nullable MimeMessage mimeMessage;

	private MailFailure(MailFailureReason reason, MailException exception, Scope scope,
			@Nullable MimeMessage mimeMessage) {
		super(exception.getMessage(), exception, false, false);
		this.reason = reason;
		this.exception = exception;
		this.scope = scope;
		this.mimeMessage = mimeMessage;
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
		return new MailFailure(reason, exception, reason.concernsAccount() ? Scope.ALL : Scope.MESSAGE, null);
	}

	static MailFailure of(MailFailureReason reason, String message) {
		return of(reason, new MailSendException(message));
	}

	static MailFailure of(MailFailureReason reason, String message, Throwable cause) {
		return of(reason, new MailSendException(message, cause));
	}

	static MailFailure of(Scope scope, MailFailureReason reason, String message, Throwable cause) {
		return new MailFailure(reason, new MailSendException(message, cause), scope, null);
	}

	/**
	 * Return the failure of a message that is not sent, as no other one will be.
	 */
	static MailFailure ofAll(String message) {
		return new MailFailure(MailFailureReason.NOT_SENT, new MailSendException(message), Scope.ALL, null);
	}

	static MailFailure ofAll(String message, Throwable cause) {
		return of(Scope.ALL, MailFailureReason.NOT_SENT, message, cause);
	}

	/**
	 * Return this failure with the message that it concerns.
	 */
	MailFailure of(MimeMessage mimeMessage) {
		return new MailFailure(this.reason, this.exception, this.scope, mimeMessage);
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

	@Nullable MimeMessage mimeMessage() {
		return this.mimeMessage;
	}

}
