package io.github.lightsailboot.emulator.ses;

/**
 * Is notified when the mails of an emulator change, on the thread that changes them.
 */
public interface MailListener {

	/**
	 * A mail was received.
	 * @param mail the mail
	 */
	void received(ReceivedMail mail);

	/**
	 * All mails were deleted.
	 */
	default void cleared() {
	}

}
