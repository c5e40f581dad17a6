package io.github.lightsailboot.health.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.ses.SesAccountSource;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.autoconfigure.LightsailProperties.HealthCheck;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.health.CheckListener;
import io.github.lightsailboot.health.CheckSettings;
import io.github.lightsailboot.health.LightsailChecks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the checks that health and the
 * start-up ask.
 */
@AutoConfiguration(after = { LightsailAutoConfiguration.class, LightsailClientAutoConfiguration.class },
		afterName = "io.github.lightsailboot.mail.autoconfigure.MailAutoConfiguration")
@ConditionalOnBean(name = "lightsailSettings")
public final class LightsailChecksAutoConfiguration {

	@Bean
	@Lazy
	LightsailChecks lightsailChecks(LightsailProperties properties, LightsailClientFactory factory,
			SesAccountSource account, ObjectProvider<CheckListener> listener) {
		LightsailProperties.Health health = properties.getHealth();
		CheckSettings settings = new CheckSettings(names(properties), health.getCacheTtl(), health.getTimeout(),
				health.getMaxKeyAge());
		return new LightsailChecks(settings, factory, account, listener.getIfAvailable(() -> CheckListener.NONE));
	}

	static List<String> names(LightsailProperties properties) {
		List<HealthCheck> checks = properties.getHealth().getChecks();
		List<String> names = new ArrayList<>();
		if (checks.contains(HealthCheck.CREDENTIALS)) {
			names.add(LightsailChecks.CREDENTIALS);
		}
		if (checks.contains(HealthCheck.LIGHTSAIL_API)) {
			names.add(LightsailChecks.LIGHTSAIL_API);
		}
		if (checks.contains(HealthCheck.SES) && properties.getSes().isEnabled()) {
			names.add(LightsailChecks.SES);
		}
		return names;
	}

}
