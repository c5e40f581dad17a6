package io.github.lightsailboot.benchmarks.mail;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A mail to send.
 *
 * @param subject the subject, unique in a run
 * @param recipients the number of recipients
 */
record Mail(String subject, int recipients) {

	static final String SENDER = "sender@example.com";

	static final String TEXT = "Hello\n\nThis is a mail like many others.\n".repeat(20);

	String[] addresses() {
		return IntStream.range(0, this.recipients).mapToObj((i) -> "r" + i + "@example.org").toArray(String[]::new);
	}

	/**
	 * Write the mail as a raw message.
	 * @return the raw message
	 */
	String raw() {
		return "From: " + SENDER + "\r\nTo: "
				+ IntStream.range(0, this.recipients)
					.mapToObj((i) -> "r" + i + "@example.org")
					.collect(Collectors.joining(",\r\n "))
				+ "\r\nSubject: " + this.subject + "\r\n\r\n" + TEXT.replace("\n", "\r\n");
	}

}
