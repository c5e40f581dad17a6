package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Observes what is sent. Whatever a registry or a handler throws is logged at DEBUG, and
 * changes nothing else.
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
	 * A message is about to be sent, or to wait until it may be.
	 */
	Observation start() {
		Observation observation = Observation.createNotStarted("lightsail.mail.send", this.observationRegistry);
		safely(observation::start);
		return observation;
	}

	/**
	 * A message has its outcome.
	 */
	void stop(Observation observation, MailOutcome outcome) {
		safely(() -> {
			observation.lowCardinalityKeyValue("outcome", outcome.reason().map(Enum::name).orElse("SENT"));
			observation.stop();
		});
	}

	/**
	 * A message had to wait for its permit.
	 */
	void waited(Duration duration) {
		for (MeterRegistry registry : this.meterRegistries) {
			safely(() -> registry.timer("lightsail.mail.wait").record(duration));
		}
	}

	/**
	 * SES throttled a message.
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
			logger.debug("A mail could not be measured", ex);
		}
	}

}
