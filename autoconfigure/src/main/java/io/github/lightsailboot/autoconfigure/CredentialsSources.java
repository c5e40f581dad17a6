package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

/**
 * The properties that choose a source of credentials.
 */
final class CredentialsSources {

	static final String ACCESS_KEY = LightsailProperties.PREFIX + ".access-key";

	static final String SECRET_KEY = LightsailProperties.PREFIX + ".secret-key";

	static final String SESSION_TOKEN = LightsailProperties.PREFIX + ".session-token";

	static final String CREDENTIALS_CSV = LightsailProperties.PREFIX + ".credentials-csv";

	static final String PROFILE = LightsailProperties.PREFIX + ".profile";

	static final String INHERIT_CREDENTIALS = LightsailProperties.PREFIX + ".inherit-credentials";

	static final List<String> ALL = List.of(ACCESS_KEY, SECRET_KEY, CREDENTIALS_CSV, PROFILE, INHERIT_CREDENTIALS);

	private CredentialsSources() {
	}

	static List<String> of(LightsailProperties properties) {
		List<String> sources = new ArrayList<>();
		if (properties.getAccessKey() != null) {
			sources.add(ACCESS_KEY);
		}
		else if (properties.getSecretKey() != null) {
			sources.add(SECRET_KEY);
		}
		else if (properties.getSessionToken() != null) {
			sources.add(SESSION_TOKEN);
		}
		if (properties.getCredentialsCsv() != null) {
			sources.add(CREDENTIALS_CSV);
		}
		if (properties.getProfile() != null) {
			sources.add(PROFILE);
		}
		if (properties.isInheritCredentials()) {
			sources.add(INHERIT_CREDENTIALS);
		}
		return sources;
	}

	static boolean isPair(String source) {
		return ACCESS_KEY.equals(source) || SECRET_KEY.equals(source) || SESSION_TOKEN.equals(source);
	}

}
