package io.github.lightsailboot.health.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.lightsailboot.diagnostics.AnalyzedFailureException;

/**
 * Ends start-up because AWS refuses what is configured. Boot logs the message of whatever
 * ends a start-up, so the message only names the checks; the report is the
 * {@link #analysis() analysis}.
 */
public class StartupCheckFailedException extends AnalyzedFailureException {

	private static final long serialVersionUID = 1L;

	StartupCheckFailedException(String checks, String description, String action) {
		super("AWS refuses what is configured (%s)".formatted(checks), description, action);
	}

	/**
	 * Report the checks that failed.
	 * @param results the results of those checks, by their names
	 * @return the exception to throw
	 */
	public static StartupCheckFailedException of(Map<String, CheckResult> results) {
		String description = results.entrySet()
			.stream()
			.map((entry) -> describe(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining("%n%n".formatted(), "AWS refuses what is configured:%n%n".formatted(), ""));
		Set<String> messages = new LinkedHashSet<>();
		results.values().forEach((result) -> messages.add(String.valueOf(result.details().get("message"))));
		messages.add("To start all the same, set `aws.lightsail.verify-on-startup` to `warn`.");
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
