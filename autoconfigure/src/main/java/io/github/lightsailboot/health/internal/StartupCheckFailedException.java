package io.github.lightsailboot.health.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.diagnostics.AnalyzedFailureException;

/**
 * Thrown at start if AWS rejects the configuration. Boot logs the message of every
 * exception that ends the start, so the message only names the checks; the details are in
 * the {@link #analysis() analysis}.
 */
public class StartupCheckFailedException extends AnalyzedFailureException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception for the checks that failed.
	 * @param results the results of those checks, by their names
	 */
	StartupCheckFailedException(Map<String, CheckResult> results) {
		super("AWS rejects the configuration (%s)".formatted(String.join(", ", results.keySet())), description(results),
				action(results));
	}

	private static String description(Map<String, CheckResult> results) {
		return results.entrySet()
			.stream()
			.map((result) -> describe(result.getKey(), result.getValue()))
			.collect(Collectors.joining("%n%n".formatted(), "AWS rejects the configuration:%n%n".formatted(), ""));
	}

	private static String action(Map<String, CheckResult> results) {
		Stream<Object> messages = results.values().stream().map((result) -> result.details().get("message"));
		return Stream
			.concat(messages.distinct(),
					Stream.of("To start the application anyway, set `aws.lightsail.verify-on-startup` to `warn`."))
			.map(String::valueOf)
			.collect(Collectors.joining("%n".formatted()));
	}

	private static String describe(String name, CheckResult result) {
		String reason = String.valueOf(result.reason());
		StringBuilder text = new StringBuilder("    Check: %s%n    Reason: %s".formatted(name, reason));
		for (String detail : List.of("accessKeyId", "source", "region", "endpoint", "clockSkew")) {
			Object value = result.details().get(detail);
			if (value != null) {
				text.append("%n    %s: %s".formatted(detail, value));
			}
		}
		return text.toString();
	}

}
