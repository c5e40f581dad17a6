package io.github.lightsailboot.autoconfigure;

import java.util.List;
import java.util.function.Consumer;

import io.github.lightsailboot.credentials.internal.CredentialsFile;
import io.github.lightsailboot.credentials.internal.CsvCredentials;
import io.github.lightsailboot.credentials.internal.InvalidSourceException;
import io.github.lightsailboot.credentials.internal.KeyPairRules;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.ProfileCredentials;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;

import org.springframework.core.env.Environment;

/**
 * The properties and environment variables whose values are secrets: those of this
 * starter, in every property source, and those that credentials can be inherited from.
 */
final class ConfiguredSecrets {

	private static final List<String> SECRETS = List.of(CredentialsSources.SECRET_KEY, CredentialsSources.SESSION_TOKEN,
			"spring.cloud.aws.credentials.secret-key", "aws.secret-access-key", "aws.session-token",
			"aws.secret.access.key", "aws.session.token");

	private ConfiguredSecrets() {
	}

	/**
	 * Remember the secrets of an environment.
	 */
	static void remember(Environment environment, KnownSecrets secrets) {
		ConfiguredProperties configured = new ConfiguredProperties(environment);
		SECRETS.forEach((property) -> configured.values(property).forEach(secrets::add));
		configured.values(CredentialsSources.ACCESS_KEY)
			.stream()
			.filter((accessKey) -> KeyPairRules.looksLikeSecret(accessKey.strip()))
			.forEach(secrets::add);
	}

	/**
	 * Remember the secrets in the configured files, which are not read yet if the start
	 * fails early.
	 */
	static void rememberFiles(Environment environment, KnownSecrets secrets) {
		ConfiguredProperties configured = new ConfiguredProperties(environment);
		read(configured.values(CredentialsSources.CREDENTIALS_CSV), (csv) -> new CsvCredentials(CredentialsFile.of(csv),
				new KeyPairRules(CredentialsSources.CREDENTIALS_CSV, false), secrets));
		read(configured.values(CredentialsSources.PROFILE), (profile) -> new ProfileCredentials(profile, true,
				new KeyPairRules(CredentialsSources.PROFILE, false), secrets)
			.close());
	}

	private static void read(List<String> sources, Consumer<String> reader) {
		for (String source : sources) {
			try {
				if (!source.isBlank()) {
					reader.accept(source.strip());
				}
			}
			catch (InvalidSourceException ex) {
				// There are no secrets, or they are reported as invalid without their
				// values
			}
		}
	}

}
