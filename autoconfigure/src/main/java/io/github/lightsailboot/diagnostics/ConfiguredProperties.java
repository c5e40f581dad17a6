package io.github.lightsailboot.diagnostics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
 *
 * @param environment the environment of the application
 */
public record ConfiguredProperties(Environment environment) {

	/**
	 * Return the first property of a name that has a value in any property source.
	 * @param key the key in its canonical form
	 * @return the property, or empty if it is set nowhere
	 */
	public Optional<ConfigurationProperty> find(String key) {
		return all(key).findFirst();
	}

	/**
	 * Return whether a property is set, in any form of its name. An empty value counts as
	 * not set.
	 * @param key the key in its canonical form
	 * @return {@code true} if it is set
	 */
	public boolean isSet(String key) {
		return find(key).filter((property) -> !property.getValue().toString().isBlank()).isPresent();
	}

	/**
	 * Return where a property is set, as Boot describes it: file and line, environment
	 * variable, or property source. For a list, that is where its first entry is.
	 * @param key the key in its canonical form
	 * @return the origin, or empty if the property is set nowhere
	 */
	public Optional<String> origin(String key) {
		return find(key).or(() -> find(key + "[0]")).map(ConfiguredProperties::describe);
	}

	/**
	 * Return the values of a property in all sources, with placeholders resolved.
	 * @param key the key in its canonical form
	 * @return the values, which may be secrets
	 */
	public List<String> values(String key) {
		return all(key).map((property) -> resolve(property.getValue())).toList();
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

	private Stream<ConfigurationProperty> all(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.ofIfValid(key);
		return (name == null) ? Stream.empty()
				: StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
					.flatMap((source) -> Stream.ofNullable(read(source, name)));
	}

	/**
	 * Read a property from a source, which may throw an exception, for example if it
	 * cannot decrypt the value. The binding reports that.
	 * @param source the source
	 * @param name the name of the property
	 * @return the property, or {@code null} if the source does not have it
	 */
	public static @Nullable ConfigurationProperty read(ConfigurationPropertySource source,
			ConfigurationPropertyName name) {
		try {
			return source.getConfigurationProperty(name);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Return where a property is set.
	 * @param property the property
	 * @return the origin, or the name of the property source
	 */
	public static String describe(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		if (origin != null) {
			return origin.toString();
		}
		return (property.getSource() != null
				&& property.getSource().getUnderlyingSource() instanceof PropertySource<?> source)
						? "property source \"%s\"".formatted(source.getName()) : "unknown";
	}

}
