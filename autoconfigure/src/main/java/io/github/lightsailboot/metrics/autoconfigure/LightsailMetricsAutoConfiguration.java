package io.github.lightsailboot.metrics.autoconfigure;

import java.util.List;
import java.util.Optional;

import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.health.autoconfigure.LightsailChecksAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters of calls, checks and the
 * account. The registry is looked up when there is something to measure.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { LightsailAutoConfiguration.class, LightsailChecksAutoConfiguration.class })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(name = "lightsailTargets")
public final class LightsailMetricsAutoConfiguration {

	@Bean
	@Lazy
	SdkCallMeters lightsailSdkCallMeters(ObjectProvider<MeterRegistry> registry) {
		return new SdkCallMeters(() -> registries(registry));
	}

	/**
	 * Return the application's observation registry or, if it has none, one that records
	 * to its meter registries.
	 */
	@Bean(defaultCandidate = false)
	@Lazy
	ObservationRegistry lightsailObservationRegistry(ObjectProvider<ObservationRegistry> observations,
			ObjectProvider<MeterRegistry> meters) {
		return observations.getIfUnique(() -> {
			ObservationRegistry registry = ObservationRegistry.create();
			registries(meters).forEach((meterRegistry) -> registry.observationConfig()
				.observationHandler(new DefaultMeterObservationHandler(meterRegistry)));
			return registry;
		});
	}

	/**
	 * Return the primary registry, which in Boot's own configuration is the composite of
	 * all others, or all registries if none is primary.
	 */
	private static List<MeterRegistry> registries(ObjectProvider<MeterRegistry> provider) {
		MeterRegistry registry = provider.getIfUnique();
		return (registry != null) ? List.of(registry) : provider.stream().toList();
	}

	@Bean
	AccountMeters lightsailAccountMeters(ObjectProvider<SesAccountSource> account,
			ObjectProvider<LightsailChecks> checks) {
		return new AccountMeters(() -> account.getObject().latest(),
				() -> checks.stream().findFirst().flatMap(LightsailChecks::keyAge).or(Optional::empty));
	}

}
