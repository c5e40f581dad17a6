package io.github.lightsailboot.mail;

import org.springframework.mail.MailAuthenticationException;

/**
 * Tells that a message was not sent because AWS refused the credentials, and why.
 */
public class SesMailAuthenticationException extends MailAuthenticationException {

	private static final long serialVersionUID = 1L;

	private final MailFailureReason reason;

	SesMailAuthenticationException(MailFailureReason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	/**
	 * Return why the credentials were refused.
	 * @return a reason that concerns the account
	 */
	public MailFailureReason reason() {
		return this.reason;
	}

}
