package io.github.lightsailboot.emulator;

import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.lightsailboot.emulator.ses.ReceivedMail;

/**
 * Describes a received mail in one line.
 */
final class MailLine {

	private static final int RECIPIENTS = 5;

	private MailLine() {
	}

	static String of(ReceivedMail mail) {
		List<String> to = mail.destinations();
		String recipients = String.join(", ", to.subList(0, Math.min(to.size(), RECIPIENTS)))
				+ ((to.size() > RECIPIENTS) ? " and %d more".formatted(to.size() - RECIPIENTS) : "");
		return printable("%s Mail from %s to %s: %s (%d bytes)".formatted(
				mail.receivedAt().truncatedTo(ChronoUnit.SECONDS), mail.from(), recipients,
				(mail.subject() != null) ? mail.subject() : "(no subject)", mail.raw().length));
	}

	/**
	 * Replace control characters, so that a mail cannot control a terminal or start a new
	 * line.
	 */
	private static String printable(String line) {
		return line.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\x{80}-\\x{9f}]", "?");
	}

}
