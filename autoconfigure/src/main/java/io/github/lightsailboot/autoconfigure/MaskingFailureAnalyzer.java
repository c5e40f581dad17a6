package io.github.lightsailboot.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Runs before all other analyzers, and masks secrets in the report of the one that
 * analyzes the failure: Boot's own analyzers print rejected values, and an exception can
 * print any value it was given. A failure without an analysis is reported here only if it
 * contains a secret.
 */
class MaskingFailureAnalyzer implements FailureAnalyzer, Ordered {

	private final BeanFactory beanFactory;

	private final Environment environment;

	MaskingFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		KnownSecrets secrets = KnownSecrets.of(this.environment);
		ConfiguredSecrets.remember(this.environment, secrets);
		ConfiguredSecrets.rememberFiles(this.environment, secrets);
		FailureAnalysis analysis = analyzeByOthers(failure);
		String description = (analysis != null) ? analysis.getDescription()
				: NestedExceptionUtils.getMostSpecificCause(failure).toString();
		String action = (analysis != null) ? analysis.getAction() : null;
		String stackTrace = stackTrace(failure);
		if (!secrets.isIn(description + action + stackTrace)) {
			// Also if it is not masked, so that Boot does not run the others again
			return analysis;
		}
		return new FailureAnalysis(secrets.mask(description), (action != null) ? secrets.mask(action) : null,
				new MaskedFailure(secrets.mask(stackTrace)));
	}

	private static String stackTrace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	private @Nullable FailureAnalysis analyzeByOthers(Throwable failure) {
		SpringFactoriesLoader loader = SpringFactoriesLoader.forDefaultResourceLocation(classLoader());
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, this.beanFactory)
			.and(Environment.class, this.environment);
		for (FailureAnalyzer analyzer : loader.load(FailureAnalyzer.class, arguments,
				FailureHandler.handleMessage((message, ex) -> {
				}))) {
			try {
				FailureAnalysis analysis = (analyzer instanceof MaskingFailureAnalyzer) ? null
						: analyzer.analyze(failure);
				if (analysis != null) {
					return analysis;
				}
			}
			catch (RuntimeException | LinkageError ex) {
				// The next one may succeed
			}
		}
		return null;
	}

	/**
	 * Return the class loader of the application, which with Devtools differs from that
	 * of this starter.
	 */
	private @Nullable ClassLoader classLoader() {
		return (this.beanFactory instanceof ConfigurableBeanFactory configurable) ? configurable.getBeanClassLoader()
				: getClass().getClassLoader();
	}

	/**
	 * Replaces a failure in logs. Its message is the stack trace of the failure, without
	 * secrets.
	 */
	private static final class MaskedFailure extends RuntimeException {

		private static final long serialVersionUID = 1L;

		MaskedFailure(String stackTrace) {
			super(stackTrace, null, false, false);
		}

	}

}
