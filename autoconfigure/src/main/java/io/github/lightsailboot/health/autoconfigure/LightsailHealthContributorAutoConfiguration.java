package io.github.lightsailboot.health.autoconfigure;

import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.health.internal.LightsailHealthContributor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
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
	LightsailHealthContributor lightsailHealthContributor(LightsailProperties properties,
			ObjectProvider<LightsailChecks> checks) {
		return new LightsailHealthContributor(LightsailChecksAutoConfiguration.names(properties), checks::getObject);
	}

}
