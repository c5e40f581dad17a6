package io.github.lightsailboot.metrics.autoconfigure;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.metrics.internal.Registries;
import io.github.lightsailboot.health.autoconfigure.LightsailChecksAutoConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

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
	Registries lightsailRegistries(ObjectProvider<MeterRegistry> meters,
			ObjectProvider<ObservationRegistry> observations) {
		return new Registries(meters, observations);
	}

	@Bean
	@Lazy
	SdkCallMeters lightsailSdkCallMeters(Registries registries) {
		return new SdkCallMeters(registries::meters);
	}

	@Bean
	MeterBinder lightsailAccountMeters(ObjectProvider<SesAccountSource> account,
			ObjectProvider<LightsailChecks> checks) {
		return new AccountMeters(account, checks);
	}

}
