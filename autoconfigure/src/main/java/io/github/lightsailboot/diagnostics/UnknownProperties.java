package io.github.lightsailboot.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds the properties under a prefix that do not exist. Boot's own check prints their
 * values and leaves out the environment.
 */
public final class UnknownProperties {

	private final ConfigurationPropertyName prefix;

	private final Map<String, String> known;

	private final Map<String, String> aliases;

	/**
	 * Create a finder.
	 * @param prefix the prefix, such as {@code aws.lightsail}
	 * @param known the keys that exist, without the prefix, in their canonical form
	 * @param aliases names that other tools use, and the key here
	 */
	public UnknownProperties(String prefix, Collection<String> known, Map<String, String> aliases) {
		this.prefix = ConfigurationPropertyName.of(prefix);
		this.known = new HashMap<>();
		for (String key : known) {
			this.known.put(uniform(key), key);
		}
		this.aliases = new HashMap<>();
		for (Map.Entry<String, String> alias : aliases.entrySet()) {
			this.aliases.put(uniform(alias.getKey()), alias.getValue());
		}
	}

	/**
	 * Find the unknown properties.
	 * @param environment the environment to search
	 * @param foreignPrefixes prefixes below this one that other beans bind
	 * @return the unknown properties that have a value, in the order of the property
	 * sources, which may set the same name
	 */
	public List<UnknownProperty> find(Environment environment, Collection<String> foreignPrefixes) {
		List<UnknownProperty> found = new ArrayList<>();
		List<ConfigurationPropertyName> foreign = new ArrayList<>();
		for (String foreignPrefix : foreignPrefixes) {
			foreign.add(ConfigurationPropertyName.adapt(foreignPrefix, '.'));
		}
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				boolean fromEnvironment = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
				for (ConfigurationPropertyName name : iterable) {
					if (this.prefix.isAncestorOf(name) && !isKnown(name, fromEnvironment)
							&& !isForeign(name, foreign)) {
						ConfigurationProperty property = ConfiguredProperties.read(source, name);
						if (property != null && !property.getValue().toString().isBlank()) {
							found.add(unknown(name, property, fromEnvironment));
						}
					}
				}
			}
		}
		return List.copyOf(found);
	}

	private boolean isKnown(ConfigurationPropertyName name, boolean fromEnvironment) {
		String key = relative(name);
		String canonical = this.known.get(uniform(key));
		// In the environment a dash and a dot are both an underscore
		return canonical != null && (fromEnvironment || dotted(canonical).equals(dotted(key)));
	}

	private static boolean isForeign(ConfigurationPropertyName name, List<ConfigurationPropertyName> foreign) {
		return foreign.stream().anyMatch((prefix) -> prefix.equals(name) || prefix.isAncestorOf(name));
	}

	private UnknownProperty unknown(ConfigurationPropertyName name, ConfigurationProperty property,
			boolean fromEnvironment) {
		String key = uniform(relative(name));
		String alias = this.aliases.get(key);
		String meant = (alias != null) ? alias : resembled(key).orElse(null);
		return new UnknownProperty(name.toString(), ConfiguredProperties.describe(property), property.getValue(), meant,
				alias != null, fromEnvironment);
	}

	private Optional<String> resembled(String key) {
		return Similarity.closest(key, this.known.keySet(), Math.max(2, key.length() / 6)).map(this.known::get);
	}

	private String relative(ConfigurationPropertyName name) {
		StringBuilder result = new StringBuilder();
		for (int i = this.prefix.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
			if (!name.isNumericIndex(i)) {
				result.append(result.isEmpty() ? "" : ".")
					.append(name.getElement(i, ConfigurationPropertyName.Form.ORIGINAL));
			}
		}
		return result.toString();
	}

	private static String uniform(String key) {
		StringBuilder result = new StringBuilder(key.length());
		for (int i = 0; i < key.length(); i++) {
			char character = key.charAt(i);
			if (character < 128 && Character.isLetterOrDigit(character)) {
				result.append(Character.toLowerCase(character));
			}
		}
		return result.toString();
	}

	private static String dotted(String key) {
		return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * A property that does not exist.
	 *
	 * @param name its name
	 * @param origin where it is set
	 * @param value its value, which may be a secret
	 * @param meant the key that was meant, without the prefix, or {@code null}
	 * @param alias whether the name is a known alias of what was meant
	 * @param fromEnvironment whether it is an environment variable
	 */
	public record UnknownProperty(String name, String origin, Object value, @Nullable String meant, boolean alias,
			boolean fromEnvironment) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
