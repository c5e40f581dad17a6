package io.github.lightsailboot.health.internal;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Observes every run of a check as {@code lightsail.health.check}. An exception of a
 * handler does not affect the result.
 */
final class CheckObservations {

	private static final Log logger = LogFactory.getLog(CheckObservations.class);

	private final ObservationRegistry registry;

	CheckObservations(ObservationRegistry registry) {
		this.registry = registry;
	}

	CheckResult observe(String check, Supplier<CheckResult> run) {
		Observation observation = Observation.createNotStarted("lightsail.health.check", this.registry)
			.contextualName("lightsail health " + check)
			.lowCardinalityKeyValue("check", check);
		guard(observation::start);
		CheckResult result = run.get();
		guard(observation.lowCardinalityKeyValue("outcome",
				(result.failure() != null) ? result.failure().reason().name() : "UP")::stop);
		return result;
	}

	private static void guard(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			logger.debug("A run of a check was not observed", ex);
		}
	}

}
