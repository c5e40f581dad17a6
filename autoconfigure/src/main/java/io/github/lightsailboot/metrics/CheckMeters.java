package io.github.lightsailboot.metrics;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.lightsailboot.health.CheckListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Measures every try to make a check, as {@code lightsail.health.check}.
 */
public final class CheckMeters implements CheckListener {

	private final Supplier<@Nullable MeterRegistry> registry;

	/**
	 * Create the meters.
	 * @param registry the registry, looked up at every try
	 */
	public CheckMeters(Supplier<@Nullable MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public void onCheck(String check, String outcome, Duration duration) {
		MeterRegistry registry = this.registry.get();
		if (registry != null) {
			Timer.builder("lightsail.health.check")
				.description("Tries to make a health check")
				.tag("check", check)
				.tag("outcome", outcome)
				.register(registry)
				.record(duration);
		}
	}

}
