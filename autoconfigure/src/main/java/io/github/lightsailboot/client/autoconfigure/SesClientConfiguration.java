package io.github.lightsailboot.client.autoconfigure;

import io.awspring.cloud.autoconfigure.ses.SesClientCustomizer;
import io.github.lightsailboot.client.LightsailClientFactory;
import io.github.lightsailboot.client.SesClients;
import software.amazon.awssdk.services.ses.SesClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The client of SES's older API, for an application that added the SDK's module for it.
 * Spring Cloud AWS's SES module brings one of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SesClient.class)
@ConditionalOnMissingClass("io.awspring.cloud.ses.SimpleEmailServiceMailSender")
@ConditionalOnBooleanProperty(name = "aws.lightsail.ses.enabled", matchIfMissing = true)
class SesClientConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean(SesClient.class)
	ClientFactoryBean<SesClient> sesClient(LightsailClientFactory factory,
			ObjectProvider<SesClientCustomizer> customizers) {
		return new ClientFactoryBean<>(SesClient.class, () -> SesClients.create(factory, customizers.orderedStream()));
	}

}
