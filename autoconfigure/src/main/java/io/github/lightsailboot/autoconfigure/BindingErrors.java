package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.github.lightsailboot.credentials.Secret;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * Checks that values can be bound to their types. Collects the errors while the
 * properties are bound, and drops the exceptions, because they contain the value, which
 * can be a secret, and the first one would hide the others.
 */
final class BindingErrors implements ConfigurationPropertiesBindHandlerAdvisor, ConfigurationRule {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(LightsailProperties.PREFIX);

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?<name>[A-Za-z0-9_.-]{1,64})\\}");

	private static final String TEXT = "text";

	private static final Map<Class<?>, String> EXPECTATIONS = Map.of(Boolean.class, "true or false", boolean.class,
			"true or false", Duration.class, "a duration such as 30s or 5m", Integer.class, "a whole number", int.class,
			"a whole number", Double.class, "a number", URI.class, "a URL such as http://localhost:4577");

	private static final Map<Class<?>, String> SECTIONS = Map.of(LightsailProperties.Ses.class, "enabled",
			LightsailProperties.Health.class, "checks", LightsailProperties.Ssl.class, "bundle");

	private final List<ConfigurationError> errors = new CopyOnWriteArrayList<>();

	private final PropertySourcesPlaceholdersResolver placeholders;

	BindingErrors(Environment environment) {
		this.placeholders = new PropertySourcesPlaceholdersResolver(environment);
	}

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new Handler(bindHandler);
	}

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		this.errors.stream()
			.filter((error) -> !configuration.replaced().contains(error.property()))
			.forEach(errors::add);
	}

	/**
	 * Return the errors of the last binding.
	 */
	List<ConfigurationError> errors() {
		return List.copyOf(this.errors);
	}

	boolean isReported(String property) {
		return this.errors.stream().anyMatch((error) -> error.property().equals(property));
	}

	private void add(ConfigurationPropertyName name, String reason, String action) {
		String property = name.isLastElementIndexed() ? name.getParent().toString() : name.toString();
		this.errors.add(new ConfigurationError(property, reason, action));
	}

	private void addInvalid(ConfigurationPropertyName name, Bindable<?> target, Object value) {
		String expectation = expectation(target);
		String example = SECTIONS.get(target.getType().resolve(Object.class));
		if (example != null) {
			add(name, "This is a section, not a value.",
					"Write a property below it, such as `%s.%s`.".formatted(name, example));
			return;
		}
		if ((value instanceof Number || value instanceof Boolean) && TEXT.equals(expectation)) {
			add(name, "The value is not text.", "Write it in quotation marks.");
		}
		else {
			add(name, "The value is not %s.".formatted(expectation),
					"Write %s, or remove the property to use the default.".formatted(expectation));
		}
	}

	/**
	 * Add an error if a placeholder in the value cannot be resolved.
	 * @param nameable whether its name can be shown
	 * @return whether there is an error
	 */
	private boolean addUnresolved(ConfigurationPropertyName name, String text, boolean nameable) {
		Matcher placeholder = PLACEHOLDER.matcher(text);
		boolean found = placeholder.find();
		if (found) {
			add(name,
					nameable ? "The placeholder `${%s}` cannot be resolved.".formatted(placeholder.group("name"))
							: "A placeholder in the value cannot be resolved.",
					"Set the environment variable or property that it names, or write the value itself.");
		}
		return found;
	}

	private static String expectation(Bindable<?> target) {
		Class<?> type = target.getType().resolve(Object.class);
		if (Collection.class.isAssignableFrom(type)) {
			return "a list of " + names(target.getType().getGeneric(0).resolve(Object.class));
		}
		return type.isEnum() ? "one of " + names(type) : EXPECTATIONS.getOrDefault(type, TEXT);
	}

	private static String names(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
	}

	private final class Handler extends AbstractBindHandler {

		private boolean ours;

		Handler(BindHandler parent) {
			super(parent);
		}

		@Override
		public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
				BindContext context) {
			if (name.equals(PREFIX) && target.getType().resolve() == LightsailProperties.class) {
				this.ours = true;
				BindingErrors.this.errors.clear();
			}
			return super.onStart(name, target, context);
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			if (!this.ours) {
				return super.onFailure(name, target, context, error);
			}
			Object value = value(name, context);
			try {
				value = BindingErrors.this.placeholders.resolvePlaceholders(value);
			}
			catch (IllegalArgumentException ex) {
				add(name, "The placeholders in the value refer to each other in a circle.",
						"Write the value itself, or refer to another property.");
				return null;
			}
			if (value == null) {
				add(name, "The value cannot be read from its property source.",
						"Check that source, such as the password of encrypted properties.");
			}
			else if (!value.toString().isBlank() && !addUnresolved(name, value.toString(), true)) {
				addInvalid(name, target, value);
			}
			return null;
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			if (this.ours && SECTIONS.containsKey(result.getClass()) && target.getValue() != null) {
				Object section = target.getValue().get();
				if (result != section && hasDescendants(name, context)) {
					add(name, "The section is empty, which hides the properties below it.",
							"Remove the empty section, or write the properties there.");
				}
				// Boot binds an empty section to a new object, for which there is no
				// setter
				return section;
			}
			if (this.ours && result instanceof Secret secret) {
				// The name in a longer value can be a part of a secret
				String text = secret.reveal();
				addUnresolved(name, text, PLACEHOLDER.matcher(text).matches());
			}
			else if (this.ours && result instanceof String text) {
				addUnresolved(name, text, true);
			}
			return super.onSuccess(name, target, context, result);
		}

		private static boolean hasDescendants(ConfigurationPropertyName name, BindContext context) {
			return StreamSupport.stream(context.getSources().spliterator(), false)
				.anyMatch((source) -> source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT);
		}

		/**
		 * Return the value that cannot be bound, or {@code null} if it cannot be read.
		 */
		private static @Nullable Object value(ConfigurationPropertyName name, BindContext context) {
			try {
				ConfigurationProperty property = context.getConfigurationProperty();
				return (property != null) ? property.getValue()
						: StreamSupport.stream(context.getSources().spliterator(), false)
							.map((source) -> source.getConfigurationProperty(name))
							.filter(Objects::nonNull)
							.map(ConfigurationProperty::getValue)
							.findFirst()
							.orElse(null);
			}
			catch (RuntimeException ex) {
				return null;
			}
		}

	}

}
