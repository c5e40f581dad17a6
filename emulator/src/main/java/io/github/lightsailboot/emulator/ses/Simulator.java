package io.github.lightsailboot.emulator.ses;

import java.util.List;
import java.util.Locale;

/**
 * The addresses of AWS's mailbox simulator. Mails to them count towards the rate, but not
 * towards the quota, and are allowed in the sandbox.
 */
final class Simulator {

	private static final String DOMAIN = "@simulator.amazonses.com";

	private Simulator() {
	}

	static boolean owns(String address) {
		return address.toLowerCase(Locale.ROOT).endsWith(DOMAIN);
	}

	static List<MailEvent.Type> fate(String address) {
		String local = address.substring(0, address.lastIndexOf('@')).toLowerCase(Locale.ROOT);
		int label = local.indexOf('+');
		return switch ((label < 0) ? local : local.substring(0, label)) {
			case "bounce", "suppressionlist" -> List.of(MailEvent.Type.BOUNCE);
			case "complaint" -> List.of(MailEvent.Type.DELIVERY, MailEvent.Type.COMPLAINT);
			case "ooto" -> List.of(MailEvent.Type.DELIVERY, MailEvent.Type.AUTOMATIC_REPLY);
			default -> List.of(MailEvent.Type.DELIVERY);
		};
	}

}
