package io.github.lightsailboot.diagnostics;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Ends the start with all errors of the configuration. Boot logs the message of an
 * exception that ends the start, so the message contains only the number of errors; the
 * {@link #analysis() analysis} describes them.
 */
public class InvalidLightsailConfigurationException extends AnalyzedFailureException {

	private static final long serialVersionUID = 1L;

	private final transient List<ConfigurationError> errors;

	InvalidLightsailConfigurationException(List<ConfigurationError> errors, String description, String action) {
		super(message(errors.size()), description, action);
		this.errors = List.copyOf(errors);
	}

	/**
	 * Create an exception that reports the given errors.
	 * @param errors the errors, at least one
	 * @param properties where the properties are set
	 * @param redaction masks secrets, in case a sentence contains one
	 * @return the exception to throw
	 */
	public static InvalidLightsailConfigurationException of(List<ConfigurationError> errors,
			ConfiguredProperties properties, UnaryOperator<String> redaction) {
		String description = errors.stream()
			.map((error) -> describe(error, properties))
			.collect(Collectors.joining("%n%n".formatted(),
					"The configuration of Lightsail is invalid:%n%n".formatted(), ""));
		String action = (errors.size() == 1) ? errors.get(0).action()
				: errors.stream()
					.map((error) -> "%s: %s".formatted(error.property(), error.action()))
					.collect(Collectors.joining("%n".formatted()));
		return new InvalidLightsailConfigurationException(errors, redaction.apply(description),
				redaction.apply(action));
	}

	private static String describe(ConfigurationError error, ConfiguredProperties properties) {
		String origin = properties.origin(error.property()).map("    Origin: %s%n"::formatted).orElse("");
		return "    %s: %s%n%s    Reason: %s".formatted(error.property().startsWith("aws.") ? "Property" : "Bean",
				error.property(), origin, error.reason());
	}

	private static String message(int count) {
		return (count == 1) ? "The configuration of Lightsail has an error"
				: "The configuration of Lightsail has %d errors".formatted(count);
	}

	/**
	 * Return the errors.
	 * @return the errors, in the order of the report
	 */
	public List<ConfigurationError> errors() {
		return this.errors;
	}

}
