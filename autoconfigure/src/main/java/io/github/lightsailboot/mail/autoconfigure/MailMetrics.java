package io.github.lightsailboot.mail.autoconfigure;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.lightsailboot.mail.MailListener;
import io.github.lightsailboot.mail.MailOutcome;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Meters of the mail sender. The registry is looked up when there is something to count.
 */
class MailMetrics implements MailListener {

	private final ObjectProvider<MeterRegistry> registry;

	MailMetrics(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public void completed(MailOutcome outcome, Duration duration) {
		record((registry) -> registry
			.timer("lightsail.mail.send", "outcome", outcome.reason().map(Enum::name).orElse("SENT"))
			.record(duration));
	}

	@Override
	public void throttled() {
		record((registry) -> registry.counter("lightsail.mail.throttled").increment());
	}

	@Override
	public void waited(Duration duration) {
		record((registry) -> registry.timer("lightsail.mail.wait").record(duration));
	}

	private void record(Consumer<MeterRegistry> recording) {
		// Boot's own configuration has one that stands for all
		MeterRegistry registry = this.registry.getIfUnique();
		if (registry != null) {
			recording.accept(registry);
		}
		else {
			this.registry.forEach(recording);
		}
	}

}
