package io.github.lightsailboot.diagnostics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports failures that provide their own analysis.
 */
class AnalyzedFailureAnalyzer extends AbstractFailureAnalyzer<AnalyzedFailureException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AnalyzedFailureException cause) {
		return cause.analysis();
	}

}
