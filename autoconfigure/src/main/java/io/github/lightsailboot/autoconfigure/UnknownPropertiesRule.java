package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import io.github.lightsailboot.diagnostics.Similarity;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Checks that the properties under the prefix of this starter exist. An unknown one that
 * resembles a property that is not set is an error; any other is a warning. Boot's own
 * check prints the values, and leaves out the environment.
 */
final class UnknownPropertiesRule implements ConfigurationRule {

	static final List<String> KEYS = List.of("enabled", "region", "allow-unknown-region", "access-key", "secret-key",
			"session-token", "credentials-csv", "profile", "inherit-credentials", "endpoint", "verify-on-startup",
			"ses.enabled", "ses.region", "ses.endpoint", "ses.from", "ses.configuration-set", "ses.from-identity-arn",
			"ses.max-send-rate", "ses.max-concurrency", "health.checks", "health.cache-ttl", "health.timeout",
			"health.max-key-age", "ssl.bundle");

	/**
	 * The one key that is a list.
	 */
	private static final String LIST = "health.checks";

	static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("access-key-id", "access-key"),
			Map.entry("aws-access-key-id", "access-key"), Map.entry("credential-key", "access-key"),
			Map.entry("credentials-key", "access-key"), Map.entry("key", "access-key"),
			Map.entry("key-id", "access-key"), Map.entry("secret-access-key", "secret-key"),
			Map.entry("aws-secret-access-key", "secret-key"), Map.entry("access-key-secret", "secret-key"),
			Map.entry("credential-secret", "secret-key"), Map.entry("credentials-secret", "secret-key"),
			Map.entry("secret", "secret-key"), Map.entry("s-key", "secret-key"),
			Map.entry("aws-session-token", "session-token"), Map.entry("token", "session-token"),
			Map.entry("availability-zone", "region"), Map.entry("zone", "region"), Map.entry("aws-region", "region"),
			Map.entry("default-region", "region"), Map.entry("region-name", "region"),
			Map.entry("credentials.access-key", "access-key"), Map.entry("credentials.secret-key", "secret-key"),
			Map.entry("csv", "credentials-csv"), Map.entry("credentials-file", "credentials-csv"),
			Map.entry("profile-name", "profile"), Map.entry("endpoint-url", "endpoint"),
			Map.entry("endpoint-override", "endpoint"), Map.entry("from", "ses.from"));

	/**
	 * The letters in the names of secrets, whatever property was meant.
	 */
	private static final Pattern SECRET_NAME = Pattern
		.compile("(?:secret(?:access)?key|se(?:ssion|curity)token)(?!file|path|name)|(?:secret|password)$");

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(LightsailProperties.PREFIX);

	private static final Map<String, String> KEYS_BY_LETTERS = KEYS.stream()
		.collect(Collectors.toUnmodifiableMap(UnknownPropertiesRule::letters, Function.identity()));

	private static final Map<String, String> ALIASES_BY_LETTERS = ALIASES.entrySet()
		.stream()
		.collect(Collectors.toUnmodifiableMap((alias) -> letters(alias.getKey()), Map.Entry::getValue));

	private static final Log logger = LogFactory.getLog(UnknownPropertiesRule.class);

	private final ConfiguredProperties configured;

	/**
	 * In the order of the property sources, which may set the same name.
	 */
	private final List<UnknownProperty> unknown;

	UnknownPropertiesRule(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		this.configured = new ConfiguredProperties(environment);
		this.unknown = find(environment);
		if (!this.unknown.isEmpty()) {
			List<ConfigurationPropertyName> foreign = foreignPrefixes(beanFactory);
			this.unknown.removeIf((property) -> property.isBelow(foreign));
		}
	}

	private static List<UnknownProperty> find(Environment environment) {
		List<UnknownProperty> found = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				boolean fromEnvironment = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
				iterable.stream()
					.filter((name) -> PREFIX.isAncestorOf(name) && !isKnown(name, fromEnvironment))
					.flatMap((name) -> Stream.ofNullable(ConfiguredProperties.read(source, name)))
					.filter((property) -> !property.getValue().toString().isBlank())
					.forEach((property) -> found.add(UnknownProperty.of(property, fromEnvironment)));
			}
		}
		return found;
	}

	private static boolean isKnown(ConfigurationPropertyName name, boolean fromEnvironment) {
		String key = key(name);
		String known = KEYS_BY_LETTERS.get(letters(key));
		if (known == null) {
			return KEYS.stream().anyMatch((existing) -> existing.startsWith(key + "."));
		}
		// In the environment a dash and a dot are both an underscore
		return (fromEnvironment || dotted(known).equals(dotted(key)))
				&& (!name.isLastElementIndexed() || known.equals(LIST));
	}

	/**
	 * Return the prefixes that other beans bind, with the same properties or some of
	 * them.
	 */
	private static List<ConfigurationPropertyName> foreignPrefixes(ConfigurableListableBeanFactory beanFactory) {
		return Stream.of(beanFactory.getBeanNamesForAnnotation(ConfigurationProperties.class))
			.filter((name) -> !beanFactory.isTypeMatch(name, LightsailProperties.class))
			.map((name) -> beanFactory.findAnnotationOnBean(name, ConfigurationProperties.class, false))
			.map((annotation) -> (annotation != null) ? annotation.prefix() : "")
			.filter((prefix) -> prefix.startsWith(LightsailProperties.PREFIX)
					|| LightsailProperties.PREFIX.startsWith(prefix + "."))
			.map((prefix) -> ConfigurationPropertyName.adapt(prefix, '.'))
			.toList();
	}

	/**
	 * Return a name without the prefix and the index of a list.
	 */
	private static String key(ConfigurationPropertyName name) {
		return name.subName(PREFIX.getNumberOfElements()).toString().replaceAll("\\[\\d+]", "").replace('[', '.');
	}

	private static String letters(String key) {
		return dotted(key).replace(".", "");
	}

	private static String dotted(String key) {
		return key.replaceAll("[^\\p{Alnum}.]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Return whether the name is that of a secret of this starter, or resembles one.
	 * @param name the name in any form, including the prefix
	 */
	static boolean isSecret(String name) {
		String letters = letters(name);
		String prefix = letters(LightsailProperties.PREFIX);
		if (!letters.startsWith(prefix)) {
			return false;
		}
		String key = letters.substring(prefix.length());
		String meant = closest(key);
		return SECRET_NAME.matcher(key).find() || "secret-key".equals(meant) || "session-token".equals(meant);
	}

	/**
	 * Return the key that was meant, or {@code null} if the letters resemble none.
	 */
	private static @Nullable String closest(String letters) {
		String alias = ALIASES_BY_LETTERS.get(letters);
		int limit = Math.max(2, letters.length() / 6);
		return (alias != null) ? alias : Similarity.closest(letters, KEYS_BY_LETTERS.keySet(), limit)
			.map(KEYS_BY_LETTERS::get)
			// Most short words are close to a short alias
			.or(() -> Similarity.closest(letters, ALIASES_BY_LETTERS.keySet(), (letters.length() > 8) ? limit : 1)
				.map(ALIASES_BY_LETTERS::get))
			.orElse(null);
	}

	/**
	 * Remember the values of properties that resemble those of a secret.
	 */
	void rememberSecrets(KnownSecrets secrets) {
		for (UnknownProperty property : this.unknown) {
			if (isSecret(property.name())) {
				secrets.add(this.configured.resolve(property.source().getValue()));
			}
		}
	}

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		for (UnknownProperty property : eachNameOnce()) {
			ConfigurationError error = isError(property) ? error(property) : null;
			if (error != null && !errors.isReported(error.property())) {
				errors.add(error, LightsailProperties.PREFIX + "." + property.meant());
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
		ConfigurationPropertyName name = property.source().getName();
		if (name.isLastElementIndexed() && KEYS.contains(key(name))) {
			return new ConfigurationError(name.getParent().toString(), "The value is a list.", "Write it as text.");
		}
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
				.formatted(property.name(), ConfiguredProperties.describe(property.source()), hint)));
		});
	}

	/**
	 * A property that does not exist.
	 *
	 * @param source its name, its value, which may be a secret, and where it is set
	 * @param meant the key that was meant, without the prefix, or {@code null}
	 * @param alias whether the name is a known alias of what was meant
	 * @param fromEnvironment whether it is an environment variable
	 */
	private record UnknownProperty(ConfigurationProperty source, @Nullable String meant, boolean alias,
			boolean fromEnvironment) {

		static UnknownProperty of(ConfigurationProperty property, boolean fromEnvironment) {
			String letters = letters(key(property.getName()));
			return new UnknownProperty(property, closest(letters), ALIASES_BY_LETTERS.containsKey(letters),
					fromEnvironment);
		}

		String name() {
			return this.source.getName().toString();
		}

		boolean isBelow(List<ConfigurationPropertyName> prefixes) {
			ConfigurationPropertyName name = this.source.getName();
			return prefixes.stream().anyMatch((prefix) -> prefix.equals(name) || prefix.isAncestorOf(name));
		}

		@Override
		public String toString() {
			return name();
		}

	}

}
