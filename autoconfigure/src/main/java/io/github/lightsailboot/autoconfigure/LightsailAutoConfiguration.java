package io.github.lightsailboot.autoconfigure;

import java.util.Objects;

import io.github.lightsailboot.client.ClientTarget;
import io.github.lightsailboot.region.LightsailLocation;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.lightsail.LightsailClient;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the region and the credentials
 * of Lightsail and SES.
 */
@AutoConfiguration
@ConditionalOnClass(LightsailClient.class)
@EnableConfigurationProperties(LightsailProperties.class)
public final class LightsailAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter lightsailLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(LightsailSettings.class);
	}

	@Bean
	LightsailSettings lightsailSettings(LightsailProperties properties) {
		Region region = Region.of(Objects.requireNonNull(properties.getRegion()));
		return new LightsailSettings(new LightsailLocation(region, null),
				new ClientTarget(region, properties.getEndpoint()), new ClientTarget(region, properties.getEndpoint()));
	}

	@Bean
	@ConditionalOnMissingBean
	LightsailLocation lightsailLocation(LightsailSettings settings) {
		return settings.location();
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "lightsailRegionProvider")
	AwsRegionProvider lightsailRegionProvider(LightsailSettings settings) {
		return settings.location()::region;
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "lightsailCredentialsProvider")
	AwsCredentialsProvider lightsailCredentialsProvider(LightsailProperties properties) {
		return StaticCredentialsProvider
			.create(AwsBasicCredentials.create(Objects.requireNonNull(properties.getAccessKey()).reveal(),
					Objects.requireNonNull(properties.getSecretKey()).reveal()));
	}

}
