package io.github.lightsailboot.client.autoconfigure;

import io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailSettings;
import io.github.lightsailboot.client.ClientCustomizers;
import io.github.lightsailboot.client.ClientInstrumentation;
import io.github.lightsailboot.client.LightsailClientCustomizer;
import io.github.lightsailboot.client.LightsailClientFactory;
import io.github.lightsailboot.client.SesV2ClientCustomizer;
import io.github.lightsailboot.client.StsClientCustomizer;
import io.github.lightsailboot.client.SyncClientOptions;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Lightsail and SES clients.
 */
@AutoConfiguration(after = LightsailAutoConfiguration.class,
		afterName = "io.awspring.cloud.autoconfigure.ses.SesAutoConfiguration")
@ConditionalOnBean(name = "lightsailSettings")
@Import({ AsyncClientConfiguration.class, SesClientConfiguration.class })
public final class LightsailClientAutoConfiguration {

	@Bean
	static UnscannedBeans lightsailUnscannedBeans() {
		return new UnscannedBeans();
	}

	@Bean
	static LazySpringCloudAwsProviders lightsailLazySpringCloudAwsProviders() {
		return new LazySpringCloudAwsProviders();
	}

	@Bean
	@Lazy
	LightsailClientFactory lightsailClientFactory(LightsailSettings settings,
			@Qualifier("lightsailCredentialsProvider") ObjectProvider<AwsCredentialsProvider> credentials,
			ObjectProvider<ClientInstrumentation> instrumentation, ObjectProvider<AwsSyncClientCustomizer> sync,
			ObjectProvider<AwsAsyncClientCustomizer> async, ObjectProvider<LightsailClientCustomizer> lightsail,
			ObjectProvider<SesV2ClientCustomizer> sesV2, ObjectProvider<StsClientCustomizer> sts) {
		return new LightsailClientFactory(credentials::getObject, settings.lightsail(), settings.ses(),
				new ClientCustomizers(instrumentation, sync, async, lightsail, sesV2, sts));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(LightsailClient.class)
	ClientFactoryBean<LightsailClient> lightsailClient(LightsailClientFactory factory) {
		return new ClientFactoryBean<>(LightsailClient.class,
				() -> factory.createLightsailClient(SyncClientOptions.defaults()));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(SesV2Client.class)
	@ConditionalOnBooleanProperty(name = "aws.lightsail.ses.enabled", matchIfMissing = true)
	ClientFactoryBean<SesV2Client> sesV2Client(LightsailClientFactory factory) {
		return new ClientFactoryBean<>(SesV2Client.class,
				() -> factory.createSesV2Client(SyncClientOptions.defaults()));
	}

}
