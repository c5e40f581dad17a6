package io.github.lightsailboot.mail;

/**
 * A message as it was handed over. Made ready only when its turn comes, on the thread
 * that handed it over.
 */
interface Draft {

	Object message();

	/**
	 * Make the message ready.
	 * @return the complete message
	 * @throws MailRejectedException if that cannot be done
	 */
	PreparedMail prepare() throws MailRejectedException;

}
