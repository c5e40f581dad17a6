package io.github.lightsailboot.autoconfigure;

import java.util.List;

import io.github.lightsailboot.credentials.internal.CredentialsFile;
import io.github.lightsailboot.credentials.internal.CsvCredentials;
import io.github.lightsailboot.credentials.internal.InvalidSourceException;
import io.github.lightsailboot.credentials.internal.KeyPairRules;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.ProfileCredentials;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The properties and environment variables whose values are secrets: those of this
 * starter, in every property source, and those that credentials can be inherited from.
 */
final class ConfiguredSecrets {

	private static final List<String> INHERITED = List.of("spring.cloud.aws.credentials.secret-key",
			"aws.secretAccessKey", "aws.sessionToken", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

	private ConfiguredSecrets() {
	}

	/**
	 * Remember the secrets of an environment.
	 */
	static void remember(Environment environment, KnownSecrets secrets) {
		ConfiguredProperties configured = new ConfiguredProperties(environment);
		configured.values(CredentialsSources.SECRET_KEY).forEach(secrets::add);
		configured.values(CredentialsSources.SESSION_TOKEN).forEach(secrets::add);
		for (String property : INHERITED) {
			secrets.add(value(environment, property));
		}
		String accessKey = value(environment, CredentialsSources.ACCESS_KEY);
		if (accessKey != null && KeyPairRules.looksLikeSecret(accessKey.strip())) {
			secrets.add(accessKey);
		}
	}

	/**
	 * Remember the secrets in the configured files, which are not read yet if the start
	 * fails early.
	 */
	static void rememberFiles(Environment environment, KnownSecrets secrets) {
		String csv = value(environment, CredentialsSources.CREDENTIALS_CSV);
		String profile = value(environment, CredentialsSources.PROFILE);
		try {
			if (StringUtils.hasText(csv)) {
				new CsvCredentials(CredentialsFile.of(csv.strip()), secrets);
			}
			if (StringUtils.hasText(profile)) {
				new ProfileCredentials(profile.strip(), true, secrets).close();
			}
		}
		catch (InvalidSourceException ex) {
			// There are no secrets, or they are reported as invalid without their values
		}
	}

	private static @Nullable String value(Environment environment, String property) {
		try {
			return environment.getProperty(property);
		}
		catch (RuntimeException ex) {
			// A circular placeholder, or a property source that fails, so there is no
			// value
			return null;
		}
	}

}
