package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Observes the messages. Exceptions of a registry or a handler are logged at DEBUG, and
 * do not affect a message.
 */
final class MailMeters {

	private static final Log logger = LogFactory.getLog(MailMeters.class);

	private final ObservationRegistry observationRegistry;

	private final List<MeterRegistry> meterRegistries;

	MailMeters(ObservationRegistry observationRegistry, List<MeterRegistry> meterRegistries) {
		this.observationRegistry = observationRegistry;
		this.meterRegistries = meterRegistries;
	}

	/**
	 * Start the observation of a message, before it waits for its permit.
	 */
	Observation start() {
		Observation observation = create();
		safely(observation::start);
		return observation;
	}

	/**
	 * Create an observation, which calls the predicates and handlers of the application.
	 */
	private Observation create() {
		try {
			return Observation.createNotStarted("lightsail.mail.send", this.observationRegistry);
		}
		catch (Throwable ex) {
			log(ex);
			return Observation.NOOP;
		}
	}

	/**
	 * Stop the observation of a message.
	 */
	void stop(Observation observation, MailOutcome outcome) {
		safely(() -> {
			observation.lowCardinalityKeyValue("outcome", outcome.reason().map(Enum::name).orElse("SENT"));
			outcome.failure().ifPresent(observation::error);
			observation.stop();
		});
	}

	/**
	 * Record how long a message waited for its permit.
	 */
	void waited(Duration duration) {
		for (MeterRegistry registry : this.meterRegistries) {
			safely(() -> registry.timer("lightsail.mail.wait").record(duration));
		}
	}

	/**
	 * Count a message that SES throttled.
	 */
	void throttled() {
		for (MeterRegistry registry : this.meterRegistries) {
			safely(() -> registry.counter("lightsail.mail.throttled").increment());
		}
	}

	private static void safely(Runnable recording) {
		try {
			recording.run();
		}
		catch (Throwable ex) {
			log(ex);
		}
	}

	private static void log(Throwable ex) {
		logger.debug("A mail could not be measured", ex);
	}

}
