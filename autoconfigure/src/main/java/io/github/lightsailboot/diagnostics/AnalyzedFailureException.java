package io.github.lightsailboot.diagnostics;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends start-up with an analysis of its own. Boot logs the message of whatever ends a
 * start-up, so the analysis only has the details. Boot's own type for it is not in every
 * version that this starter works with.
 */
public abstract class AnalyzedFailureException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String description;

	private final @Nullable String action;

	protected AnalyzedFailureException(String message, String description, @Nullable String action) {
		super(message);
		this.description = description;
		this.action = action;
	}

	/**
	 * Return what Boot reports.
	 * @return the analysis
	 */
	public FailureAnalysis analysis() {
		return new FailureAnalysis(this.description, this.action, this);
	}

}
