package io.github.lightsailboot.emulator.auth;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Generates keys in the form of AWS's.
 */
public final class NewKeys {

	private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private NewKeys() {
	}

	/**
	 * Generate an access key ID.
	 * @param prefix {@code AKIA} or {@code ASIA}
	 * @return twenty characters
	 */
	public static String id(String prefix) {
		SecureRandom random = new SecureRandom();
		StringBuilder id = new StringBuilder(prefix);
		while (id.length() < 20) {
			id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
		}
		return id.toString();
	}

	/**
	 * Generate a secret access key.
	 * @return forty characters
	 */
	public static String secret() {
		return base64(30);
	}

	/**
	 * Generate a session token.
	 * @return the token
	 */
	public static String token() {
		return base64(300);
	}

	private static String base64(int length) {
		byte[] bytes = new byte[length];
		new SecureRandom().nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

}
