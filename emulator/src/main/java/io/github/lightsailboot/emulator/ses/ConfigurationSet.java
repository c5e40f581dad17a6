package io.github.lightsailboot.emulator.ses;

import java.util.List;
import java.util.regex.Pattern;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import org.jspecify.annotations.Nullable;

/**
 * A configuration set.
 *
 * @param name the name
 * @param sendingEnabled whether mails can use it
 * @param reputationMetrics whether AWS would count bounces and complaints
 * @param tlsPolicy {@code OPTIONAL} or {@code REQUIRE}
 * @param suppressedReasons the reasons for which mails to an address on the suppression
 * list are suppressed, or {@code null} for those of the account
 */
record ConfigurationSet(String name, boolean sendingEnabled, boolean reputationMetrics, String tlsPolicy,
		@Nullable List<String> suppressedReasons) {

	private static final int MAX_LENGTH = 64;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

	static ConfigurationSet of(String name) {
		return new ConfigurationSet(name, true, false, "OPTIONAL", null);
	}

	/**
	 * Check a name as SES does, whether the set exists or not.
	 */
	static void checkName(AwsCall call, String name) {
		if (name.isEmpty()) {
			throw SesErrors.invalid(call, "The configuration set name must be specified.");
		}
		if (!NAME.matcher(name).matches()) {
			throw SesErrors.invalid(call, "Invalid configuration set name <" + name
					+ ">: only alphanumeric ASCII characters, '_', and '-' are allowed.");
		}
		if (name.length() > MAX_LENGTH) {
			throw SesErrors.invalid(call, "Configuration set name cannot exceed " + MAX_LENGTH + " characters.");
		}
	}

}
