package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.credentials.KeyPairRules;
import io.github.lightsailboot.credentials.KnownSecrets;
import io.github.lightsailboot.credentials.Secret;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import io.github.lightsailboot.diagnostics.InvalidLightsailConfigurationException;
import io.github.lightsailboot.diagnostics.Mistake;
import io.github.lightsailboot.diagnostics.UnknownProperties;
import io.github.lightsailboot.diagnostics.UnknownProperties.UnknownProperty;
import io.github.lightsailboot.region.LightsailLocation;
import io.github.lightsailboot.region.RegionRules;
import jakarta.validation.Validator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.Environment;

/**
 * Finds out what the configuration means, or everything that is wrong with it.
 */
final class LightsailSettingsFactory {

	private static final Log logger = LogFactory.getLog(LightsailSettingsFactory.class);

	private final LightsailProperties properties;

	private final BindingFailures bindingFailures;

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	private final List<ConfigurationRule> rules;

	private final KnownSecrets knownSecrets;

	private final ConfiguredProperties configured;

	LightsailSettingsFactory(LightsailProperties properties, BindingFailures bindingFailures, Environment environment,
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<Validator> validator,
			KnownSecrets knownSecrets) {
		this.properties = properties;
		this.bindingFailures = bindingFailures;
		this.environment = environment;
		this.beanFactory = beanFactory;
		this.rules = List.of(new UsableRegions(), new OneCredentialsSource(), new UsableKeyPair(),
				new UsableEndpoints(), new ValueRanges(validator));
		this.knownSecrets = knownSecrets;
		this.configured = new ConfiguredProperties(environment);
	}

	/**
	 * Make the settings.
	 * @param details connection details that replace properties, if there are any
	 * @param surroundings what else there is in the application
	 * @throws InvalidLightsailConfigurationException if there are mistakes, with all of
	 * them
	 */
	LightsailSettings create(@Nullable LightsailConnectionDetails details, Surroundings surroundings) {
		List<UnknownProperty> unknown = unknownProperties();
		rememberSecrets(unknown);
		List<Mistake> mistakes = new ArrayList<>(this.bindingFailures.mistakes());
		for (UnknownProperty property : unknown) {
			if (isMistake(property)) {
				mistakes.add(mistake(property));
			}
		}
		AwsCredentials replacement = (details != null) ? details.getCredentials() : null;
		OpenedCredentials credentials = OpenedCredentials.open(this.properties, replacement, surroundings,
				this.knownSecrets);
		ConfigurationCandidate candidate = new ConfigurationCandidate(this.properties, details,
				surroundings.userDefinedRegion(), credentials, this.configured, reportedKeys(mistakes, unknown));
		mistakes.addAll(mistakes(candidate));
		if (!mistakes.isEmpty()) {
			throw InvalidLightsailConfigurationException.of(mistakes, this.configured, this.knownSecrets::mask);
		}
		for (UnknownProperty property : unknown) {
			if (!isMistake(property)) {
				warn(property);
			}
		}
		new StartupWarnings(this.configured).log(candidate);
		warnAboutDefaultCandidates();
		return settings(candidate);
	}

	private List<Mistake> mistakes(ConfigurationCandidate candidate) {
		List<Mistake> mistakes = new ArrayList<>();
		for (ConfigurationRule rule : this.rules) {
			mistakes.addAll(rule.check(candidate));
		}
		mistakes.sort(Comparator.comparing(Mistake::key));
		return mistakes;
	}

	private static LightsailSettings settings(ConfigurationCandidate candidate) {
		String regionText = candidate.region();
		if (regionText == null) {
			throw new IllegalStateException("No region");
		}
		LightsailLocation location = RegionRules.read(regionText);
		String sesRegionText = candidate.sesRegion();
		Region sesRegion = (sesRegionText != null) ? RegionRules.read(sesRegionText).region() : location.region();
		URI endpoint = candidate.endpoint();
		return new LightsailSettings(location, new ClientTarget(location.region(), endpoint),
				new ClientTarget(sesRegion, candidate.sesEndpoint()), candidate.credentials().provider());
	}

	private List<UnknownProperty> unknownProperties() {
		UnknownProperties finder = new UnknownProperties(LightsailProperties.PREFIX, KnownProperties.KEYS,
				KnownProperties.ALIASES);
		List<UnknownProperty> unknown = finder.find(this.environment, List.of());
		return unknown.isEmpty() ? unknown : finder.find(this.environment, foreignPrefixes());
	}

	/**
	 * Return the prefixes below ours that are bound by somebody else.
	 */
	private List<String> foreignPrefixes() {
		return Stream.of(this.beanFactory.getBeanNamesForAnnotation(ConfigurationProperties.class))
			.map((name) -> this.beanFactory.findAnnotationOnBean(name, ConfigurationProperties.class, false))
			.map((annotation) -> (annotation != null) ? annotation.prefix() : "")
			.filter((prefix) -> prefix.startsWith(LightsailProperties.PREFIX + "."))
			.toList();
	}

	private void rememberSecrets(List<UnknownProperty> unknown) {
		this.knownSecrets.add(this.properties.getSecretKey());
		this.knownSecrets.add(this.properties.getSessionToken());
		Secret accessKey = this.properties.getAccessKey();
		if (accessKey != null && !KeyPairRules.looksLikeAccessKeyId(accessKey.reveal())) {
			this.knownSecrets.add(accessKey);
		}
		for (UnknownProperty property : unknown) {
			this.knownSecrets.add(property.value().toString());
		}
	}

	private boolean isMistake(UnknownProperty property) {
		String meant = property.meant();
		return meant != null && (property.alias() || !property.fromEnvironment())
				&& !this.configured.isSet(LightsailProperties.PREFIX + "." + meant);
	}

	private static Mistake mistake(UnknownProperty property) {
		return property.alias()
				? new Mistake(property.name(), "Unknown key; what it means is `%s` here.".formatted(property.meant()),
						"Write `%s`%s.".formatted(property.meant(), asVariable(property)))
				: new Mistake(property.name(), "Unknown key, did you mean `%s`?".formatted(property.meant()),
						"Write `%s`.".formatted(property.meant()));
	}

	private static String asVariable(UnknownProperty property) {
		String meant = property.meant();
		return (property.fromEnvironment() && meant != null)
				? ", which as an environment variable is `AWS_LIGHTSAIL_%s`"
					.formatted(meant.replace("-", "_").replace('.', '_').toUpperCase(Locale.ROOT))
				: "";
	}

	private void warn(UnknownProperty property) {
		String hint = (property.meant() != null) ? " Did you mean `%s`?".formatted(property.meant()) : "";
		logger.warn(this.knownSecrets.mask("`%s` (%s) is no key of Lightsail for Spring Boot and has no effect.%s"
			.formatted(property.name(), property.origin(), hint)));
	}

	private void warnAboutDefaultCandidates() {
		for (String name : List.of(LightsailAutoConfiguration.CREDENTIALS_PROVIDER_BEAN,
				LightsailAutoConfiguration.REGION_PROVIDER_BEAN)) {
			if (this.beanFactory.containsBeanDefinition(name)
					&& this.beanFactory.getBeanDefinition(name) instanceof AbstractBeanDefinition definition
					&& definition.isDefaultCandidate()) {
				logger.warn(("The bean `%s` is a candidate for every injection of its type, so Spring Cloud AWS's other"
						+ " clients use it too. Define it with @Bean(defaultCandidate = false).")
					.formatted(name));
			}
		}
	}

	private static Set<String> reportedKeys(List<Mistake> mistakes, List<UnknownProperty> unknown) {
		Set<String> keys = new HashSet<>();
		for (Mistake mistake : mistakes) {
			keys.add(mistake.key());
		}
		for (UnknownProperty property : unknown) {
			if (keys.contains(property.name())) {
				keys.add(LightsailProperties.PREFIX + "." + property.meant());
			}
		}
		return keys;
	}

}
