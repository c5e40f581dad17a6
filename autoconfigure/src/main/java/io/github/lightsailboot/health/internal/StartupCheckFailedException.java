package io.github.lightsailboot.health.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.lightsailboot.diagnostics.AnalyzedFailureException;

/**
 * Thrown at start if AWS rejects the configuration. Boot logs the message of every
 * exception that ends the start, so the message only names the checks; the details are in
 * the {@link #analysis() analysis}.
 */
public class StartupCheckFailedException extends AnalyzedFailureException {

	private static final long serialVersionUID = 1L;

	StartupCheckFailedException(String checks, String description, String action) {
		super("AWS rejects the configuration (%s)".formatted(checks), description, action);
	}

	/**
	 * Create an exception for the checks that failed.
	 * @param results the results of those checks, by their names
	 * @return the exception to throw
	 */
	public static StartupCheckFailedException of(Map<String, CheckResult> results) {
		String description = results.entrySet()
			.stream()
			.map((entry) -> describe(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining("%n%n".formatted(), "AWS rejects the configuration:%n%n".formatted(), ""));
		Set<String> messages = new LinkedHashSet<>();
		results.values().forEach((result) -> messages.add(String.valueOf(result.details().get("message"))));
		messages.add("To start the application anyway, set `aws.lightsail.verify-on-startup` to `warn`.");
		return new StartupCheckFailedException(String.join(", ", results.keySet()), description,
				String.join("%n".formatted(), messages));
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
