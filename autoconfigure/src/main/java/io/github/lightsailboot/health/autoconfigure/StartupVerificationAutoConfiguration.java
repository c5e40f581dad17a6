package io.github.lightsailboot.health.autoconfigure;

import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.autoconfigure.LightsailProperties.VerifyOnStartup;
import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.health.internal.StartupVerification;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for running the checks once at
 * start.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = LightsailChecksAutoConfiguration.class)
@ConditionalOnBean(name = "lightsailChecks")
@Conditional(OnVerifyOnStartupCondition.class)
public final class StartupVerificationAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter lightsailStartupVerificationLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(StartupVerification.class);
	}

	@Bean
	StartupVerification lightsailStartupVerification(LightsailProperties properties, LightsailChecks checks) {
		return new StartupVerification(checks, properties.getVerifyOnStartup() == VerifyOnStartup.FAIL,
				properties.getHealth().getTimeout());
	}

}
