package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.credentials.Secret;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Checks that the key pair of the properties is complete and, if requests go to AWS, that
 * the keys have a valid form.
 */
final class KeyPairRule implements ConfigurationRule {

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		EffectiveCredentials credentials = configuration.credentials();
		if (!credentials.isProperty() || !CredentialsSources.isPair(credentials.sources().get(0))) {
			return;
		}
		AwsCredentials pair = credentials.pair();
		if (pair != null && configuration.endpoints().aws()) {
			credentials.rules()
				.check(pair)
				.stream()
				.filter((error) -> !errors.isReported(error.property()))
				.toList()
				.forEach(errors::add);
		}
		LightsailProperties properties = configuration.properties();
		checkPresent(CredentialsSources.ACCESS_KEY, properties.getAccessKey(), "The access key ID",
				"AWS_LIGHTSAIL_ACCESS_KEY", errors);
		checkPresent(CredentialsSources.SECRET_KEY, properties.getSecretKey(), "The secret access key",
				"AWS_LIGHTSAIL_SECRET_KEY", errors);
	}

	private static void checkPresent(String property, @Nullable Secret value, String name, String variable,
			ConfigurationErrors errors) {
		if (value == null && !errors.isReported(property)) {
			errors.add(new ConfigurationError(property, "%s is missing; the rest of the pair is set.".formatted(name),
					"Set `%s`, or the environment variable `%s`.".formatted(property, variable)));
		}
	}

}
