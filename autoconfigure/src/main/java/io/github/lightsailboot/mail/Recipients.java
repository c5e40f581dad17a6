package io.github.lightsailboot.mail;

import java.net.IDN;

import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;

/**
 * What SES asks of senders and recipients.
 */
final class Recipients {

	/**
	 * SES's limit on the recipients of one message.
	 */
	private static final int MAX = 50;

	private Recipients() {
	}

	static void check(Envelope envelope) throws MailRejectedException {
		int recipients = envelope.recipients();
		if (recipients == 0) {
			throw new MailRejectedException(MailFailureReason.REJECTED,
					new MailSendException("The message has no recipients"));
		}
		if (recipients > MAX) {
			throw new MailRejectedException(MailFailureReason.TOO_MANY_RECIPIENTS,
					new MailSendException("The message has " + recipients + " recipients, and SES accepts " + MAX
							+ "; send it as several messages"));
		}
	}

	static MailRejectedException noFrom() {
		return new MailRejectedException(MailFailureReason.NO_FROM,
				new MailSendException("The message names no sender: set one, or the property aws.lightsail.ses.from"));
	}

	/**
	 * Write an address in ASCII, as SES needs it.
	 * @param address the address
	 * @return the address with the domain in Punycode
	 * @throws MailParseException if it cannot be written so
	 */
	static String toAscii(String address) {
		int at = address.lastIndexOf('@');
		String local = address.substring(0, Math.max(0, at));
		if (local.chars().anyMatch((c) -> c > 126)) {
			throw new MailParseException("SES accepts no address with anything but ASCII before the @");
		}
		if (address.chars().allMatch((c) -> c < 127)) {
			return address;
		}
		try {
			return local + "@" + IDN.toASCII(address.substring(at + 1));
		}
		catch (IllegalArgumentException ex) {
			throw new MailParseException("The domain of an address is not a valid international domain", ex);
		}
	}

}
