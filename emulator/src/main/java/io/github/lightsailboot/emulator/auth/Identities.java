package io.github.lightsailboot.emulator.auth;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Creates unique IDs of users and roles in the form of AWS's.
 */
final class Identities {

	private Identities() {
	}

	static String userId(AccessKey key) {
		String arn = key.arn();
		if (arn.endsWith(":root")) {
			return key.account();
		}
		if (arn.contains(":assumed-role/")) {
			int slash = arn.lastIndexOf('/');
			return id("AROA", arn.substring(0, slash)) + ':' + arn.substring(slash + 1);
		}
		return id("AIDA", arn);
	}

	private static String id(String prefix, String name) {
		String hash = CanonicalRequest.sha256(name.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
		return prefix + hash.substring(0, 17);
	}

}
