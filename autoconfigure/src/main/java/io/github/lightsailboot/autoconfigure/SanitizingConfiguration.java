package io.github.lightsailboot.autoconfigure;

import java.util.List;
import java.util.Locale;

import io.github.lightsailboot.credentials.KnownSecrets;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Masks secrets in Actuator's endpoints: by value, for a secret also stands in the
 * command line and under every key that refers to it, and under the keys of this starter
 * whatever the value.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingConfiguration {

	private static final List<String> SECRET_KEYS = List.of("awslightsailaccesskey", "awslightsailsecretkey",
			"awslightsailsessiontoken");

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SanitizingFunction lightsailSanitizingFunction(KnownSecrets knownSecrets,
			ObjectProvider<LightsailProperties> properties) {
		return (data) -> {
			// A refresh of the properties may have brought a secret that no call has used
			properties.ifAvailable((current) -> {
				knownSecrets.add(current.getSecretKey());
				knownSecrets.add(current.getSessionToken());
			});
			return isSecret(data, knownSecrets) ? data.withSanitizedValue() : data;
		};
	}

	private static boolean isSecret(SanitizableData data, KnownSecrets knownSecrets) {
		return isSecretKey(data.getKey()) || isSecretValue(data.getValue(), knownSecrets);
	}

	private static boolean isSecretKey(String key) {
		return SECRET_KEYS.contains(key.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT));
	}

	private static boolean isSecretValue(@Nullable Object value, KnownSecrets knownSecrets) {
		return value != null && knownSecrets.isIn(value.toString());
	}

}
