package io.github.lightsailboot.autoconfigure;

import java.util.List;
import java.util.Map;

/**
 * The keys that exist, and the names that people bring from elsewhere.
 */
final class KnownProperties {

	static final List<String> KEYS = List.of("enabled", "region", "allow-unknown-region", "access-key", "secret-key",
			"session-token", "credentials-csv", "profile", "inherit-credentials", "endpoint", "verify-on-startup",
			"ses.enabled", "ses.region", "ses.endpoint", "ses.from", "ses.configuration-set", "ses.from-identity-arn",
			"ses.max-send-rate", "ses.max-concurrency", "health.checks", "health.cache-ttl", "health.timeout",
			"health.max-key-age", "ssl.bundle");

	static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("access-key-id", "access-key"),
			Map.entry("aws-access-key-id", "access-key"), Map.entry("credential-key", "access-key"),
			Map.entry("credentials-key", "access-key"), Map.entry("key", "access-key"),
			Map.entry("key-id", "access-key"), Map.entry("secret-access-key", "secret-key"),
			Map.entry("aws-secret-access-key", "secret-key"), Map.entry("access-key-secret", "secret-key"),
			Map.entry("credential-secret", "secret-key"), Map.entry("credentials-secret", "secret-key"),
			Map.entry("secret", "secret-key"), Map.entry("aws-session-token", "session-token"),
			Map.entry("token", "session-token"), Map.entry("availability-zone", "region"), Map.entry("zone", "region"),
			Map.entry("aws-region", "region"), Map.entry("default-region", "region"),
			Map.entry("region-name", "region"), Map.entry("credentials.access-key", "access-key"),
			Map.entry("credentials.secret-key", "secret-key"), Map.entry("csv", "credentials-csv"),
			Map.entry("credentials-file", "credentials-csv"), Map.entry("profile-name", "profile"),
			Map.entry("endpoint-url", "endpoint"), Map.entry("endpoint-override", "endpoint"),
			Map.entry("from", "ses.from"));

	private KnownProperties() {
	}

}
