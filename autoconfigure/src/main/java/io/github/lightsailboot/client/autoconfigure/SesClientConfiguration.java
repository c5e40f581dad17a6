package io.github.lightsailboot.client.autoconfigure;

import io.github.lightsailboot.autoconfigure.internal.OnSesEnabledCondition;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.SesClients;
import software.amazon.awssdk.services.ses.SesClient;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration for the client of SES's older API, if the application has the SDK's
 * module for it. Spring Cloud AWS's SES module provides its own client.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SesClient.class)
@ConditionalOnMissingClass("io.awspring.cloud.ses.SimpleEmailServiceMailSender")
@Conditional(OnSesEnabledCondition.class)
class SesClientConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SesClient sesClient(LightsailClientFactory factory) {
		return factory.create(SesClients.SYNC);
	}

}
