package io.github.lightsailboot.health.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.health.internal.CheckResult;
import io.github.lightsailboot.health.internal.LightsailChecks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of Lightsail and SES.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = LightsailChecksAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(name = "lightsailChecks")
@ConditionalOnEnabledHealthIndicator("lightsail")
public final class LightsailHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "lightsailHealthContributor", "lightsailHealthIndicator" })
	CompositeHealthContributor lightsailHealthContributor(LightsailProperties properties,
			ObjectProvider<LightsailChecks> checks) {
		Map<String, HealthIndicator> parts = new LinkedHashMap<>();
		LightsailChecksAutoConfiguration.checks(properties)
			.forEach((check) -> parts.put(check.part(), () -> health(checks, check)));
		return CompositeHealthContributor.fromMap(parts);
	}

	private static Health health(ObjectProvider<LightsailChecks> checks, HealthCheck check) {
		long calledAt = System.nanoTime();
		CheckResult result = checks.getObject().check(check, calledAt);
		return Health.status(result.status().name()).withDetails(result.details()).build();
	}

}
