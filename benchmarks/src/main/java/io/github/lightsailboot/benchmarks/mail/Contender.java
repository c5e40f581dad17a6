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
	 * @return how many mails failed according to the sender
	 */
	int send(List<Mail> mails);

	/**
	 * Send a mail, possibly concurrently with others.
	 * @param mail the mail
	 * @return whether the mail was sent according to the sender
	 */
	default boolean sendOne(Mail mail) {
		return send(List.of(mail)) == 0;
	}

	@Override
	void close();

	/**
	 * Creates a contender.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Create a contender.
		 * @param endpoint the endpoint of its client
		 * @param reportedRate the rate that the account reports, in recipients per second
		 */
		Contender create(URI endpoint, double reportedRate);

	}

}
