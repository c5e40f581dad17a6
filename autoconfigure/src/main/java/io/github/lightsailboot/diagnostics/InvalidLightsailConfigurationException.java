package io.github.lightsailboot.diagnostics;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Ends start-up with every mistake of the configuration at once. Boot logs the message of
 * whatever ends a start-up, so the message only counts; the report is the
 * {@link #analysis() analysis}.
 */
public class InvalidLightsailConfigurationException extends AnalyzedFailureException {

	private static final long serialVersionUID = 1L;

	private final transient List<Mistake> mistakes;

	InvalidLightsailConfigurationException(List<Mistake> mistakes, String description, String action) {
		super(message(mistakes.size()), description, action);
		this.mistakes = List.copyOf(mistakes);
	}

	/**
	 * Report the given mistakes.
	 * @param mistakes the mistakes, at least one
	 * @param properties tells where the properties are set
	 * @param redaction removes secrets, should a sentence hold one after all
	 * @return the exception to throw
	 */
	public static InvalidLightsailConfigurationException of(List<Mistake> mistakes, ConfiguredProperties properties,
			UnaryOperator<String> redaction) {
		String description = mistakes.stream()
			.map((mistake) -> describe(mistake, properties))
			.collect(Collectors.joining("%n%n".formatted(),
					"The configuration of Lightsail cannot be used:%n%n".formatted(), ""));
		String action = (mistakes.size() == 1) ? mistakes.get(0).cure()
				: mistakes.stream()
					.map((mistake) -> "%s: %s".formatted(mistake.key(), mistake.cure()))
					.collect(Collectors.joining("%n".formatted()));
		return new InvalidLightsailConfigurationException(mistakes, redaction.apply(description),
				redaction.apply(action));
	}

	private static String describe(Mistake mistake, ConfiguredProperties properties) {
		String origin = properties.origin(mistake.key()).map("    Origin: %s%n"::formatted).orElse("");
		return "    Property: %s%n%s    Reason: %s".formatted(mistake.key(), origin, mistake.problem());
	}

	private static String message(int count) {
		return (count == 1) ? "A mistake in the configuration of Lightsail"
				: "%d mistakes in the configuration of Lightsail".formatted(count);
	}

	/**
	 * Return the mistakes.
	 * @return the mistakes, in the order of the report
	 */
	public List<Mistake> mistakes() {
		return this.mistakes;
	}

}
