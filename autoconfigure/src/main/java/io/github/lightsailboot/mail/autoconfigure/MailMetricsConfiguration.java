package io.github.lightsailboot.mail.autoconfigure;

import io.github.lightsailboot.mail.MailListener;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Measures what the mail sender does.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class MailMetricsConfiguration {

	@Bean
	@Lazy
	MailListener lightsailMailMetrics(ObjectProvider<MeterRegistry> registry) {
		return new MailMetrics(registry);
	}

}
