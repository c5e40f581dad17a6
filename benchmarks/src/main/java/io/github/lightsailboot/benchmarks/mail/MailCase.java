package io.github.lightsailboot.benchmarks.mail;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be sent, and to what.
 *
 * @param name the name that chooses it
 * @param title what it is
 * @param instances how many senders share the account
 * @param mails how many mails each of them sends
 * @param manyRecipients how many recipients every tenth mail has; all others have one
 * @param rate recipients a second that the account allows
 * @param toldRate recipients a second that it says to allow
 * @param cutEvery each how many mails the connection is cut before the answer, or 0
 * @param singles whether a single mail is sent every second meanwhile
 */
record MailCase(String name, String title, int instances, int mails, int manyRecipients, double rate, double toldRate,
		int cutEvery, boolean singles) {

	List<Mail> mailsOf(int instance) {
		return IntStream.range(0, this.mails)
			.mapToObj((i) -> new Mail("Mail " + i + " of " + instance, (i % 10 == 9) ? this.manyRecipients : 1))
			.toList();
	}

	double idealSeconds() {
		int recipients = mailsOf(0).stream().mapToInt(Mail::recipients).sum();
		return this.instances * recipients / this.rate;
	}

}
