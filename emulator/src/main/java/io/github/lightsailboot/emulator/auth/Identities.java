package io.github.lightsailboot.emulator.auth;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The unique IDs that AWS gives to users and roles.
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
