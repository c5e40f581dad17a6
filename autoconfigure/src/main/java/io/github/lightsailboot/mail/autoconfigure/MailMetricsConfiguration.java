package io.github.lightsailboot.mail.autoconfigure;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Configures the meters of the mail sender. Without Boot's observation registry, its
 * observation is recorded in every meter registry.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class MailMetricsConfiguration {

	@Bean
	@Lazy
	MailMetrics lightsailMailMetrics(ObjectProvider<MeterRegistry> registries) {
		return (builder) -> {
			// In Boot's own configuration, a composite registry contains all
			MeterRegistry unique = registries.getIfUnique();
			List<MeterRegistry> all = (unique != null) ? List.of(unique) : registries.stream().toList();
			ObservationRegistry observations = ObservationRegistry.create();
			all.forEach((registry) -> observations.observationConfig()
				.observationHandler(new DefaultMeterObservationHandler(registry)));
			builder.meterRegistries(all).observationRegistry(observations);
		};
	}

}
