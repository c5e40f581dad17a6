package io.github.lightsailboot.autoconfigure;

import java.util.Locale;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Masks secrets in Actuator's endpoints: by value, because a secret is also in the
 * command line and under every property that refers to it, and under the properties of
 * this starter whatever the value. Secrets are masked also while the starter is disabled.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingConfiguration {

	private static final String ACCESS_KEY = "awslightsailaccesskey";

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SanitizingFunction lightsailSanitizingFunction(Environment environment,
			@Qualifier(LightsailAutoConfiguration.CREDENTIALS_PROVIDER_BEAN) ObjectProvider<AwsCredentialsProvider> provider) {
		KnownSecrets knownSecrets = KnownSecrets.of(environment);
		SingletonSupplier<LightsailCredentialsProvider> credentials = SingletonSupplier.ofNullable(() -> {
			AwsCredentialsProvider available = provider.getIfAvailable();
			return (available != null) ? LightsailCredentialsProvider.of(available, knownSecrets) : null;
		});
		return (data) -> {
			// Credentials that no request has used yet, such as those of a refresh
			ConfiguredSecrets.remember(environment, knownSecrets);
			LightsailCredentialsProvider resolved = credentials.get();
			if (resolved != null) {
				resolved.discoverSecrets();
			}
			return isSecret(data, knownSecrets) ? data.withSanitizedValue() : data;
		};
	}

	private static boolean isSecret(SanitizableData data, KnownSecrets knownSecrets) {
		String letters = data.getKey().replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
		Object value = data.getValue();
		return ACCESS_KEY.equals(letters) || UnknownPropertiesRule.isSecret(data.getKey())
				|| (value != null && knownSecrets.isIn(value.toString()));
	}

}
