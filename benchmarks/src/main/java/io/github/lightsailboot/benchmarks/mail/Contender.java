package io.github.lightsailboot.benchmarks.mail;

import java.net.URI;
import java.util.List;

/**
 * A way to send mails.
 */
interface Contender extends AutoCloseable {

	/**
	 * Send mails.
	 * @param mails the mails
	 * @return how many the sender says were not sent
	 */
	int send(List<Mail> mails);

	/**
	 * Send a mail while others may be on their way.
	 * @param mail the mail
	 * @return whether the sender says that it was sent
	 */
	default boolean sendOne(Mail mail) {
		return send(List.of(mail)) == 0;
	}

	@Override
	void close();

	/**
	 * Makes a contender.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Make a contender.
		 * @param endpoint where it sends to
		 * @param toldRate recipients a second that its account is said to allow
		 */
		Contender create(URI endpoint, double toldRate);

	}

}
