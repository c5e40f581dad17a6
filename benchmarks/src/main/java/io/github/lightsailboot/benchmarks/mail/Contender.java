package io.github.lightsailboot.benchmarks.mail;

import java.net.URI;
import java.util.List;

/**
 * A way to send mails.
 */
interface Contender extends AutoCloseable {

	/**
	 * Send mails.
	 * @param subjects the subjects, one for each mail
	 * @return how many the sender says were not sent
	 */
	int send(List<String> subjects);

	@Override
	void close();

	/**
	 * Makes a contender.
	 */
	@FunctionalInterface
	interface Factory {

		Contender create(URI endpoint);

	}

}
