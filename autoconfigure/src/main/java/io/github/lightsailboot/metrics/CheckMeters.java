package io.github.lightsailboot.metrics;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.github.lightsailboot.health.CheckListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Measures every try to make a check, as {@code lightsail.health.check}.
 */
public final class CheckMeters implements CheckListener {

	private final Supplier<List<MeterRegistry>> registries;

	/**
	 * Create the meters.
	 * @param registries the registries to measure in, looked up at every try
	 */
	public CheckMeters(Supplier<List<MeterRegistry>> registries) {
		this.registries = registries;
	}

	@Override
	public void onCheck(String check, String outcome, Duration duration) {
		for (MeterRegistry registry : this.registries.get()) {
			Timer.builder("lightsail.health.check")
				.description("Tries to make a health check")
				.tag("check", check)
				.tag("outcome", outcome)
				.register(registry)
				.record(duration);
		}
	}

}
