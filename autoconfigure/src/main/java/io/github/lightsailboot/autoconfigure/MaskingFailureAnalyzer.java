package io.github.lightsailboot.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

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
		if (!secrets.isIn(description + action) && !secrets.isIn(stackTrace(failure))) {
			// Also if it is not masked, so that Boot does not run the others again
			return analysis;
		}
		return new FailureAnalysis(secrets.mask(description), (action != null) ? secrets.mask(action) : null,
				MaskedFailure.of(failure, secrets, Collections.newSetFromMap(new IdentityHashMap<>())));
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
			FailureAnalysis analysis = (analyzer instanceof MaskingFailureAnalyzer) ? null : analyze(analyzer, failure);
			if (analysis != null) {
				return analysis;
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

	private static @Nullable FailureAnalysis analyze(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (RuntimeException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * Replaces a failure in logs: its type, its message without secrets, and its stack
	 * trace.
	 */
	static final class MaskedFailure extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private MaskedFailure(String message, @Nullable Throwable cause) {
			super(message, cause);
		}

		static MaskedFailure of(Throwable failure, KnownSecrets secrets, Set<Throwable> seen) {
			seen.add(failure);
			Throwable cause = failure.getCause();
			MaskedFailure masked = new MaskedFailure(secrets.mask(failure.toString()),
					(cause != null && !seen.contains(cause)) ? of(cause, secrets, seen) : null);
			for (Throwable suppressed : failure.getSuppressed()) {
				if (!seen.contains(suppressed)) {
					masked.addSuppressed(of(suppressed, secrets, seen));
				}
			}
			masked.setStackTrace(failure.getStackTrace());
			return masked;
		}

	}

}
