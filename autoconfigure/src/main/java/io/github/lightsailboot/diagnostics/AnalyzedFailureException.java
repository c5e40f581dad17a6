package io.github.lightsailboot.diagnostics;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends the start with its own failure analysis. Boot logs the message of an exception
 * that ends the start, so only the analysis contains the details. Boot's own type for
 * this purpose does not exist in every version that this starter supports.
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
