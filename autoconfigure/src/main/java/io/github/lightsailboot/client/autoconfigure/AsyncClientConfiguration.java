package io.github.lightsailboot.client.autoconfigure;

import io.github.lightsailboot.autoconfigure.internal.OnSesEnabledCondition;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.LightsailClients;
import io.github.lightsailboot.client.internal.SesV2Clients;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration for the asynchronous clients, which need the SDK's Netty client.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(NettyNioAsyncHttpClient.class)
class AsyncClientConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	LightsailAsyncClient lightsailAsyncClient(LightsailClientFactory factory) {
		return factory.createAsync(LightsailClients.ASYNC);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@Conditional(OnSesEnabledCondition.class)
	SesV2AsyncClient sesV2AsyncClient(LightsailClientFactory factory) {
		return factory.createAsync(SesV2Clients.ASYNC);
	}

}
