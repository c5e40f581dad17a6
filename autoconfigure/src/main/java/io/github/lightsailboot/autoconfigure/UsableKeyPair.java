package io.github.lightsailboot.autoconfigure;

import java.util.List;

import io.github.lightsailboot.credentials.KeyPair;
import io.github.lightsailboot.credentials.KeyPairRules;
import io.github.lightsailboot.diagnostics.Mistake;

/**
 * The key pair is complete and, for AWS itself, has the form of one.
 */
final class UsableKeyPair implements ConfigurationRule {

	@Override
	public List<Mistake> check(ConfigurationCandidate candidate) {
		OpenedCredentials credentials = candidate.credentials();
		if (!credentials.useProperties()) {
			return List.of();
		}
		LightsailProperties properties = candidate.properties();
		if (CredentialsSources.hasPair(properties)) {
			if (candidate.isMissing(CredentialsSources.ACCESS_KEY, properties.getAccessKey())) {
				return List.of(missing(CredentialsSources.ACCESS_KEY, "The access key ID", "AWS_LIGHTSAIL_ACCESS_KEY"));
			}
			if (candidate.isMissing(CredentialsSources.SECRET_KEY, properties.getSecretKey())) {
				return List
					.of(missing(CredentialsSources.SECRET_KEY, "The secret access key", "AWS_LIGHTSAIL_SECRET_KEY"));
			}
		}
		KeyPair pair = credentials.keyPair();
		return (pair != null && candidate.isForAws()) ? rules(credentials).check(pair) : List.of();
	}

	static KeyPairRules rules(OpenedCredentials credentials) {
		String source = credentials.sources().get(0);
		return switch (source) {
			case CredentialsSources.CREDENTIALS_CSV, CredentialsSources.PROFILE ->
				new KeyPairRules(source, source, source);
			default -> new KeyPairRules(CredentialsSources.ACCESS_KEY, CredentialsSources.SECRET_KEY,
					CredentialsSources.SESSION_TOKEN);
		};
	}

	private static Mistake missing(String key, String name, String variable) {
		return new Mistake(key, "%s is missing; the other key of the pair is set.".formatted(name),
				"Set `%s`, or the environment variable `%s`.".formatted(key, variable));
	}

}
