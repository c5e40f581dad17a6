package io.github.lightsailboot.client.autoconfigure;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.autoconfigure.internal.LightsailTargets;
import io.github.lightsailboot.autoconfigure.internal.OnSesEnabledCondition;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.LightsailClients;
import io.github.lightsailboot.client.internal.SesClients;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.StringUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Lightsail and SES clients.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = LightsailAutoConfiguration.class,
		afterName = "io.awspring.cloud.autoconfigure.ses.SesAutoConfiguration")
@ConditionalOnBean(name = "lightsailTargets")
public final class LightsailClientAutoConfiguration {

	@Bean
	static UnscannedBeans lightsailUnscannedBeans() {
		return new UnscannedBeans();
	}

	@Bean
	@Lazy
	LightsailClientFactory lightsailClientFactory(LightsailTargets targets,
			@Qualifier("lightsailCredentialsProvider") AwsCredentialsProvider credentials,
			LightsailProperties properties, KnownSecrets knownSecrets, ObjectProvider<SslBundles> sslBundles,
			BeanFactory beanFactory) {
		String bundle = properties.getSsl().getBundle();
		return new LightsailClientFactory(LightsailCredentialsProvider.of(credentials, knownSecrets),
				targets.lightsail(), targets.ses(), beanFactory,
				StringUtils.hasText(bundle) ? sslBundles.getObject().getBundle(bundle) : null);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	LightsailClient lightsailClient(LightsailClientFactory factory) {
		return factory.create(LightsailClients.SYNC);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@Conditional(OnSesEnabledCondition.class)
	SesV2Client sesV2Client(LightsailClientFactory factory) {
		return factory.create(SesV2Clients.SYNC);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SesAccountSource sesAccountSource(LightsailClientFactory factory) {
		return new SesAccountSource(factory.sesTarget().region(), factory.sesTarget().endpoint(),
				factory.credentialsProvider());
	}

	/**
	 * The asynchronous clients, which need the SDK's Netty client.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(NettyNioAsyncHttpClient.class)
	static class AsyncClientConfiguration {

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

	/**
	 * The client of SES's older API, if the application has the SDK's module for it.
	 * Spring Cloud AWS's SES module provides its own client.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SesClient.class)
	@ConditionalOnMissingClass("io.awspring.cloud.ses.SimpleEmailServiceMailSender")
	@Conditional(OnSesEnabledCondition.class)
	static class SesClientConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		SesClient sesClient(LightsailClientFactory factory) {
			return factory.create(SesClients.SYNC);
		}

	}

}
