package io.github.lightsailboot.autoconfigure;

import java.util.List;

import io.github.lightsailboot.autoconfigure.internal.LightsailTargets;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import io.github.lightsailboot.diagnostics.InvalidLightsailConfigurationException;
import io.github.lightsailboot.region.LightsailLocation;
import jakarta.validation.Validator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.lightsail.LightsailClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the region and the credentials
 * of Lightsail and SES.
 *
 * @since 0.1.0
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
	static BindingErrors lightsailBindingErrors(Environment environment) {
		return new BindingErrors(environment);
	}

	@Bean
	static PropertiesRefresh lightsailPropertiesRefresh(BeanFactory beanFactory, Environment environment) {
		return new PropertiesRefresh(beanFactory, environment);
	}

	@Bean
	KnownSecrets lightsailKnownSecrets(Environment environment) {
		return KnownSecrets.of(environment);
	}

	@Bean
	@ConditionalOnMissingBean(LightsailConnectionDetails.class)
	PropertiesLightsailConnectionDetails lightsailConnectionDetails(LightsailProperties properties,
			ConfigurableListableBeanFactory beanFactory) {
		return configured(properties, beanFactory);
	}

	@Bean
	EffectiveConfiguration lightsailEffectiveConfiguration(LightsailProperties properties,
			LightsailConnectionDetails details, BindingErrors bindingErrors,
			ObjectProvider<AwsCredentialsProvider> inheritedCredentials,
			ObjectProvider<AwsRegionProvider> inheritedRegion, ConfigurableListableBeanFactory beanFactory,
			KnownSecrets knownSecrets) {
		PropertiesLightsailConnectionDetails configured = (details instanceof PropertiesLightsailConnectionDetails own)
				? own : configured(properties, beanFactory);
		AwsCredentials replacement = (details != configured) ? details.getCredentials() : null;
		EffectiveEndpoints endpoints = EffectiveEndpoints.of(properties,
				(details != configured) ? details.getEndpoint() : null,
				!bindingErrors.isReported(LightsailProperties.PREFIX + ".endpoint"));
		boolean ownBean = !beanFactory.isTypeMatch(CREDENTIALS_PROVIDER_BEAN, LightsailCredentialsProvider.class);
		return EffectiveConfiguration.of(properties, details, configured, endpoints,
				EffectiveCredentials.of(properties, replacement, ownBean, endpoints,
						new EffectiveCredentials.Inherited(inheritedCredentials, inheritedRegion), knownSecrets));
	}

	private static PropertiesLightsailConnectionDetails configured(LightsailProperties properties,
			ConfigurableListableBeanFactory beanFactory) {
		boolean ownRegion = !beanFactory.isTypeMatch(REGION_PROVIDER_BEAN, LocationRegionProvider.class);
		return new PropertiesLightsailConnectionDetails(properties,
				ownRegion ? beanFactory.getBean(REGION_PROVIDER_BEAN, AwsRegionProvider.class) : null);
	}

	@Bean
	@Lazy(false)
	LightsailTargets lightsailTargets(EffectiveConfiguration configuration, BindingErrors bindingErrors,
			Environment environment, ConfigurableListableBeanFactory beanFactory, ObjectProvider<Validator> validator,
			ObjectProvider<SslBundles> sslBundles, KnownSecrets knownSecrets) {
		ConfiguredProperties configured = new ConfiguredProperties(environment);
		UnknownPropertiesRule unknownProperties = new UnknownPropertiesRule(environment, beanFactory);
		ConfiguredSecrets.remember(environment, knownSecrets);
		unknownProperties.rememberSecrets(knownSecrets);
		List<ConfigurationError> errors = new ConfigurationValidator(List.of(bindingErrors, unknownProperties,
				new RegionRule(), new EndpointRule(), new CredentialsSourceRule(configured), new KeyPairRule(),
				new ConstraintRule(validator), new SslBundleRule(sslBundles), new SesFromRule()))
			.validate(configuration);
		unknownProperties.logWarnings(knownSecrets);
		if (!errors.isEmpty()) {
			throw InvalidLightsailConfigurationException.of(errors, configured, knownSecrets::mask);
		}
		new StartupWarnings(configured, beanFactory).log(configuration);
		return configuration.targets();
	}

	@Bean
	@ConditionalOnMissingBean
	LightsailLocation lightsailLocation(LightsailTargets targets) {
		return targets.location();
	}

	@Bean(name = CREDENTIALS_PROVIDER_BEAN, defaultCandidate = false)
	@ConditionalOnMissingBean(name = CREDENTIALS_PROVIDER_BEAN)
	LightsailCredentialsProvider lightsailCredentialsProvider(EffectiveConfiguration configuration,
			LightsailTargets valid) {
		LightsailCredentialsProvider provider = configuration.credentials().provider();
		Assert.state(provider != null, "The configuration has no credentials");
		return provider;
	}

	@Bean(name = REGION_PROVIDER_BEAN, defaultCandidate = false)
	@ConditionalOnMissingBean(name = REGION_PROVIDER_BEAN)
	LocationRegionProvider lightsailRegionProvider(ObjectProvider<LightsailTargets> targets) {
		return new LocationRegionProvider(targets);
	}

	/**
	 * The region of the configuration.
	 */
	record LocationRegionProvider(ObjectProvider<LightsailTargets> targets) implements AwsRegionProvider {

		@Override
		public Region getRegion() {
			return this.targets.getObject().location().region();
		}

	}

}
