package io.github.lightsailboot.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Where properties are set.
 */
public final class ConfiguredProperties {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^${}:]+\\}");

	private final Environment environment;

	public ConfiguredProperties(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return whether a property is set, in any form of its name. An empty value counts as
	 * not set.
	 * @param key the key in its canonical form
	 * @return {@code true} if it is set
	 */
	public boolean isSet(String key) {
		ConfigurationProperty property = find(key);
		return property != null && !property.getValue().toString().isBlank();
	}

	/**
	 * Return where a property is set, as Boot describes it: file and line, environment
	 * variable, or property source. For a list, that is where its first entry is.
	 * @param key the key in its canonical form
	 * @return the origin, or empty if the property is set nowhere
	 */
	public Optional<String> origin(String key) {
		return Optional.ofNullable(find(key))
			.or(() -> Optional.ofNullable(find(key + "[0]")))
			.map(ConfiguredProperties::describe);
	}

	/**
	 * Return the values of a property in all sources, with placeholders resolved.
	 * @param key the key in its canonical form
	 * @return the values, which may be secrets
	 */
	public List<String> values(String key) {
		List<String> values = new ArrayList<>();
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = read(source, name);
			if (property != null) {
				values.add(resolve(property.getValue()));
			}
		}
		return values;
	}

	/**
	 * Return a value with its placeholders resolved, as far as they can be.
	 * @param value the value
	 * @return the text
	 */
	public String resolve(Object value) {
		try {
			return this.environment.resolvePlaceholders(value.toString());
		}
		catch (RuntimeException ex) {
			// A circular placeholder, or a property source that fails
			return value.toString();
		}
	}

	/**
	 * Return whether the value of a property is nothing but a placeholder, so that it is
	 * set elsewhere.
	 * @param key the key in its canonical form
	 * @return {@code true} if it is a placeholder without a default
	 */
	public boolean isPlaceholder(String key) {
		ConfigurationProperty property = find(key);
		return property != null && PLACEHOLDER.matcher(property.getValue().toString().strip()).matches();
	}

	/**
	 * Return the origin of a property as an object.
	 * @param key the key in its canonical form
	 * @return the origin, or {@code null} if the property or its origin is not known
	 */
	public @Nullable Origin originObject(String key) {
		ConfigurationProperty property = find(key);
		return (property != null) ? property.getOrigin() : null;
	}

	/**
	 * Return the name of the property source that a property is set in.
	 * @param key the key in its canonical form
	 * @return the name, or {@code null} if the property is set nowhere
	 */
	public @Nullable String sourceName(String key) {
		ConfigurationProperty property = find(key);
		return (property != null) ? sourceName(property) : null;
	}

	private @Nullable ConfigurationProperty find(String key) {
		if (!ConfigurationPropertyName.isValid(key)) {
			return null;
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = read(source, name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	/**
	 * Read a property from a source, which may throw an exception, for example if it
	 * cannot decrypt the value. The binding reports that.
	 */
	static @Nullable ConfigurationProperty read(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		try {
			return source.getConfigurationProperty(name);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	static String describe(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		if (origin != null) {
			return origin.toString();
		}
		String source = sourceName(property);
		return (source != null) ? "property source \"%s\"".formatted(source) : "unknown";
	}

	private static @Nullable String sourceName(ConfigurationProperty property) {
		ConfigurationPropertySource source = property.getSource();
		return (source != null && source.getUnderlyingSource() instanceof PropertySource<?> propertySource)
				? propertySource.getName() : null;
	}

}
