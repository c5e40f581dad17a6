package io.github.lightsailboot.ses.internal;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/**
 * An email address in ASCII, as SES requires. An international domain is encoded.
 */
public final class AsciiAddress {

	private AsciiAddress() {
	}

	/**
	 * Encode an address.
	 * @param address the address, without a display name
	 * @return the address in ASCII
	 * @throws IllegalArgumentException if SES cannot accept the address; its message is a
	 * sentence that does not contain the address
	 */
	public static String of(String address) {
		if (isAscii(address)) {
			return address;
		}
		int at = address.lastIndexOf('@');
		String local = address.substring(0, Math.max(0, at));
		String domain = address.substring(at + 1);
		if (!isAscii(local)) {
			throw new IllegalArgumentException("SES accepts only ASCII characters before the @ of an address.");
		}
		return local + "@" + domain(domain);
	}

	/**
	 * Encode a domain. The JDK implements IDNA 2003, which maps some characters to
	 * others, as in {@code fass.de} for {@code faß.de}. Registries follow IDNA 2008 (RFC
	 * 5891), which maps none, so the result may be the domain of somebody else.
	 */
	private static String domain(String domain) {
		String ascii;
		try {
			ascii = IDN.toASCII(domain);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("The domain of an address is not a valid international domain.", ex);
		}
		String lowerCase = Normalizer.normalize(domain.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
		if (!IDN.toUnicode(ascii).equals(IDN.toUnicode(lowerCase))) {
			throw new IllegalArgumentException(
					"The domain of an address contains a character of which the encoding depends on the standard, such as ß. Write the domain in ASCII, as it is registered (xn--...).");
		}
		return ascii;
	}

	/**
	 * Return whether a text consists of ASCII characters.
	 * @param text the text
	 * @return {@code true} if SES accepts it in a header
	 */
	public static boolean isAscii(String text) {
		return text.chars().allMatch((c) -> c < 127);
	}

}
