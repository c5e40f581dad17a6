package io.github.lightsailboot.health.autoconfigure;

import java.util.List;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.autoconfigure.internal.ApplicationThreads;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.health.internal.CheckClock;
import io.github.lightsailboot.health.internal.CheckSettings;
import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.metrics.internal.Registries;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health checks.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { LightsailAutoConfiguration.class, LightsailClientAutoConfiguration.class },
		afterName = "io.github.lightsailboot.mail.autoconfigure.MailAutoConfiguration")
@ConditionalOnBean(name = "lightsailTargets")
public final class LightsailChecksAutoConfiguration {

	@Bean
	@Lazy
	LightsailChecks lightsailChecks(LightsailProperties properties, LightsailClientFactory factory,
			SesAccountSource account, ObjectProvider<Registries> registries, ApplicationEventPublisher publisher,
			Environment environment) {
		LightsailProperties.Health health = properties.getHealth();
		CheckSettings settings = new CheckSettings(checks(properties), health.getCacheTtl(), health.getTimeout(),
				health.getMaxKeyAge(), properties.getSes().getFrom());
		return new LightsailChecks(settings, factory, account,
				registries.stream().findFirst().map(Registries::observations).orElse(ObservationRegistry.NOOP),
				publisher, ApplicationThreads.factory(environment, "lightsail-health-"), CheckClock.SYSTEM);
	}

	static List<HealthCheck> checks(LightsailProperties properties) {
		return properties.getHealth()
			.getChecks()
			.stream()
			.distinct()
			.sorted()
			.filter((check) -> properties.getSes().isEnabled() || !check.part().startsWith("ses"))
			.toList();
	}

}
