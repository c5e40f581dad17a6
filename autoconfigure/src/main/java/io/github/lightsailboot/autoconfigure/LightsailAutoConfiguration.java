package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.credentials.KnownSecrets;
import io.github.lightsailboot.region.LightsailLocation;
import jakarta.validation.Validator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.lightsail.LightsailClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the region and the credentials
 * of Lightsail and SES.
 */
@AutoConfiguration(afterName = { "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
		"io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration",
		"org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration" })
@ConditionalOnClass(LightsailClient.class)
@Conditional(OnLightsailEnabledCondition.class)
@EnableConfigurationProperties(LightsailProperties.class)
@Import({ EmulatorConnectionDetailsConfiguration.class, SanitizingConfiguration.class })
public final class LightsailAutoConfiguration {

	static final String CREDENTIALS_PROVIDER_BEAN = "lightsailCredentialsProvider";

	static final String REGION_PROVIDER_BEAN = "lightsailRegionProvider";

	@Bean
	static BindingFailures lightsailBindingFailures(Environment environment) {
		return new BindingFailures(environment);
	}

	@Bean
	static LazyInitializationExcludeFilter lightsailLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(LightsailSettings.class);
	}

	@Bean
	KnownSecrets lightsailKnownSecrets() {
		return new KnownSecrets();
	}

	@Bean
	LightsailSettings lightsailSettings(LightsailProperties properties, BindingFailures bindingFailures,
			Environment environment, ConfigurableListableBeanFactory beanFactory, KnownSecrets knownSecrets,
			ObjectProvider<Validator> validator, ObjectProvider<LightsailConnectionDetails> connectionDetails,
			Surroundings surroundings) {
		return new LightsailSettingsFactory(properties, bindingFailures, environment, beanFactory, validator,
				knownSecrets)
			.create(connectionDetails.getIfAvailable(), surroundings);
	}

	@Bean
	Surroundings lightsailSurroundings(ObjectProvider<CredentialsProviderConfiguration> ownCredentials,
			ObjectProvider<RegionProviderConfiguration> ownRegion,
			@Qualifier(REGION_PROVIDER_BEAN) ObjectProvider<AwsRegionProvider> regionProvider,
			ObjectProvider<AwsCredentialsProvider> inheritedCredentials,
			ObjectProvider<AwsRegionProvider> inheritedRegion) {
		boolean userDefinedRegion = ownRegion.getIfAvailable() == null;
		return new Surroundings(ownCredentials.getIfAvailable() == null,
				userDefinedRegion ? regionProvider.getIfAvailable() : null, inheritedCredentials, inheritedRegion);
	}

	@Bean
	@ConditionalOnMissingBean
	LightsailLocation lightsailLocation(LightsailSettings settings) {
		return settings.location();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(name = CREDENTIALS_PROVIDER_BEAN)
	static class CredentialsProviderConfiguration {

		@Bean(name = CREDENTIALS_PROVIDER_BEAN, defaultCandidate = false)
		AwsCredentialsProvider lightsailCredentialsProvider(LightsailSettings settings) {
			AwsCredentialsProvider provider = settings.credentialsProvider();
			Assert.state(provider != null, "The settings have no credentials");
			return provider;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(name = REGION_PROVIDER_BEAN)
	static class RegionProviderConfiguration {

		@Bean(name = REGION_PROVIDER_BEAN, defaultCandidate = false)
		AwsRegionProvider lightsailRegionProvider(LightsailSettings settings) {
			return () -> settings.location().region();
		}

	}

}
