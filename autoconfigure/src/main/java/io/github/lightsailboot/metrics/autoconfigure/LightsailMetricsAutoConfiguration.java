package io.github.lightsailboot.metrics.autoconfigure;

import java.util.List;
import java.util.Optional;

import io.github.lightsailboot.ses.SesAccountSource;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.health.LightsailChecks;
import io.github.lightsailboot.health.autoconfigure.LightsailChecksAutoConfiguration;
import io.github.lightsailboot.metrics.AccountMeters;
import io.github.lightsailboot.metrics.CheckMeters;
import io.github.lightsailboot.metrics.SdkCallMeters;
import io.micrometer.core.instrument.MeterRegistry;

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
 */
@AutoConfiguration(after = { LightsailAutoConfiguration.class, LightsailChecksAutoConfiguration.class })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(name = "lightsailSettings")
public final class LightsailMetricsAutoConfiguration {

	@Bean
	@Lazy
	SdkCallMeters lightsailSdkCallMeters(ObjectProvider<MeterRegistry> registry) {
		return new SdkCallMeters(() -> registries(registry));
	}

	@Bean
	@Lazy
	CheckMeters lightsailCheckMeters(ObjectProvider<MeterRegistry> registry) {
		return new CheckMeters(() -> registries(registry));
	}

	/**
	 * Return the one registry to measure in, which with Boot's own configuration stands
	 * for all, or all of them where none does.
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
