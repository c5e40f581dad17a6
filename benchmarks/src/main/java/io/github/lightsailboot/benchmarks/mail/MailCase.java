package io.github.lightsailboot.benchmarks.mail;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The mails to send, and the limits of the account.
 *
 * @param name the name for the command line
 * @param title the name in the results
 * @param instances the number of senders that share the account
 * @param mails the number of mails of each sender
 * @param manyRecipients the number of recipients of every tenth mail; all others have one
 * @param rate the rate that the account allows, in recipients per second
 * @param reportedRate the rate that the account reports, in recipients per second
 * @param cutEvery the number of mails after which a connection is closed before the
 * response, or 0
 * @param singles whether a single mail is sent every second in addition
 */
record MailCase(String name, String title, int instances, int mails, int manyRecipients, double rate,
		double reportedRate, int cutEvery, boolean singles) {

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
