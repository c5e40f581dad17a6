package io.github.lightsailboot.metrics.internal;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The application's registries for meters and observations. They are not beans of this
 * starter, because Boot configures every bean that is an {@link ObservationRegistry}, and
 * would add its handlers to that of the application again.
 *
 * @param meterRegistries the meter registries of the application
 * @param observationRegistries the observation registries of the application
 */
public record Registries(ObjectProvider<MeterRegistry> meterRegistries,
		ObjectProvider<ObservationRegistry> observationRegistries) {

	/**
	 * Return the primary meter registry, which in Boot's own configuration is the
	 * composite of all others, or all registries if none is primary.
	 * @return the registries to record every meter in
	 */
	public List<MeterRegistry> meters() {
		MeterRegistry registry = this.meterRegistries.getIfUnique();
		return (registry != null) ? List.of(registry) : this.meterRegistries.stream().toList();
	}

	/**
	 * Return the application's observation registry or, if it has none, a new one that
	 * records to its meter registries.
	 * @return the registry
	 */
	public ObservationRegistry observations() {
		return this.observationRegistries.getIfUnique(this::recording);
	}

	private ObservationRegistry recording() {
		ObservationRegistry registry = ObservationRegistry.create();
		meters().forEach((meterRegistry) -> registry.observationConfig()
			.observationHandler(new DefaultMeterObservationHandler(meterRegistry)));
		return registry;
	}

}
