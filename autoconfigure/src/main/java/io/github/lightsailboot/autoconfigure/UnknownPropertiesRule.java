package io.github.lightsailboot.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import io.github.lightsailboot.diagnostics.UnknownProperties;
import io.github.lightsailboot.diagnostics.UnknownProperties.UnknownProperty;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.Environment;

/**
 * Checks that the properties under the prefix of this starter exist. An unknown one that
 * resembles a property that is not set is an error; any other is a warning.
 */
final class UnknownPropertiesRule implements ConfigurationRule {

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

	/**
	 * The end of the names of secrets, whatever property was meant.
	 */
	private static final Pattern SECRET_NAME = Pattern
		.compile("(?:secret|secret-?(?:access-?)?key|session-?token|password)$");

	private static final Log logger = LogFactory.getLog(UnknownPropertiesRule.class);

	private final ConfiguredProperties configured;

	private final List<UnknownProperty> unknown;

	UnknownPropertiesRule(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		this.configured = new ConfiguredProperties(environment);
		UnknownProperties finder = new UnknownProperties(LightsailProperties.PREFIX, KEYS, ALIASES);
		List<UnknownProperty> unknown = finder.find(environment, List.of());
		this.unknown = unknown.isEmpty() ? unknown : finder.find(environment, foreignPrefixes(beanFactory));
	}

	/**
	 * Return the prefixes that other beans bind, with the same properties or some of
	 * them.
	 */
	private static List<String> foreignPrefixes(ConfigurableListableBeanFactory beanFactory) {
		return Stream.of(beanFactory.getBeanNamesForAnnotation(ConfigurationProperties.class))
			.filter((name) -> !beanFactory.isTypeMatch(name, LightsailProperties.class))
			.map((name) -> beanFactory.findAnnotationOnBean(name, ConfigurationProperties.class, false))
			.map((annotation) -> (annotation != null) ? annotation.prefix() : "")
			.filter((prefix) -> prefix.startsWith(LightsailProperties.PREFIX)
					|| LightsailProperties.PREFIX.startsWith(prefix + "."))
			.toList();
	}

	/**
	 * Remember the values of properties that resemble those of a secret.
	 */
	void rememberSecrets(KnownSecrets secrets) {
		for (UnknownProperty property : this.unknown) {
			if ("secret-key".equals(property.meant()) || "session-token".equals(property.meant())
					|| SECRET_NAME.matcher(property.name()).find()) {
				secrets.add(this.configured.resolve(property.value()));
			}
		}
	}

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		for (UnknownProperty property : eachNameOnce()) {
			if (isError(property)) {
				errors.add(error(property), LightsailProperties.PREFIX + "." + property.meant());
			}
		}
	}

	private Collection<UnknownProperty> eachNameOnce() {
		Map<String, UnknownProperty> byName = new LinkedHashMap<>();
		this.unknown.forEach((property) -> byName.putIfAbsent(property.name(), property));
		return byName.values();
	}

	private boolean isError(UnknownProperty property) {
		String meant = property.meant();
		return meant != null && (property.alias() || !property.fromEnvironment())
				&& !this.configured.isSet(LightsailProperties.PREFIX + "." + meant);
	}

	private static ConfigurationError error(UnknownProperty property) {
		return property.alias()
				? new ConfigurationError(property.name(),
						"Unknown property; the name in this starter is `%s`.".formatted(property.meant()),
						"Write `%s`%s.".formatted(property.meant(), asVariable(property)))
				: new ConfigurationError(property.name(),
						"Unknown property, did you mean `%s`?".formatted(property.meant()),
						"Write `%s`.".formatted(property.meant()));
	}

	private static String asVariable(UnknownProperty property) {
		String meant = property.meant();
		return (property.fromEnvironment() && meant != null)
				? ", which as an environment variable is `AWS_LIGHTSAIL_%s`"
					.formatted(meant.replace("-", "_").replace('.', '_').toUpperCase(Locale.ROOT))
				: "";
	}

	/**
	 * Warn about the properties that are not errors.
	 */
	void logWarnings(KnownSecrets secrets) {
		eachNameOnce().stream().filter((property) -> !isError(property)).forEach((property) -> {
			String hint = (property.meant() != null) ? " Did you mean `%s`?".formatted(property.meant()) : "";
			logger.warn(secrets.mask("`%s` (%s) is not a property of Lightsail for Spring Boot and has no effect.%s"
				.formatted(property.name(), property.origin(), hint)));
		});
	}

}
