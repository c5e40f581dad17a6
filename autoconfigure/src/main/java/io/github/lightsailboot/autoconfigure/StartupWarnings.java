package io.github.lightsailboot.autoconfigure;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.lightsailboot.credentials.internal.CredentialsFile;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Warns at start about a configuration that works but is not safe.
 */
record StartupWarnings(ConfiguredProperties configured, ConfigurableListableBeanFactory beanFactory) {

	private static final Log logger = LogFactory.getLog(StartupWarnings.class);

	/**
	 * A value that another property sets.
	 */
	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^${}:]+)\\}");

	void log(EffectiveConfiguration configuration) {
		checkCandidate(LightsailAutoConfiguration.CREDENTIALS_PROVIDER_BEAN);
		checkCandidate(LightsailAutoConfiguration.REGION_PROVIDER_BEAN);
		EffectiveCredentials credentials = configuration.credentials();
		if (credentials.isProperty()) {
			checkPlace(CredentialsSources.SECRET_KEY);
			checkPlace(CredentialsSources.SESSION_TOKEN);
			String csv = configuration.properties().getCredentialsCsv();
			if (csv != null) {
				checkFile(CredentialsFile.of(csv));
			}
			AwsCredentials pair = credentials.pair();
			if (pair != null && configuration.endpoints().aws()) {
				credentials.rules().warning(pair.secretAccessKey()).ifPresent(logger::warn);
			}
		}
		checkEndpoint(configuration.endpointSource(), configuration.endpoints().all());
		if (!Objects.equals(configuration.endpoints().ses(), configuration.endpoints().all())) {
			checkEndpoint(LightsailProperties.PREFIX + ".ses.endpoint", configuration.endpoints().ses());
		}
	}

	private void checkCandidate(String bean) {
		if (this.beanFactory.containsBeanDefinition(bean)
				&& this.beanFactory.getBeanDefinition(bean) instanceof AbstractBeanDefinition definition
				&& definition.isDefaultCandidate()) {
			logger.warn(("The bean `%s` is a candidate for every injection of its type, so Spring Cloud AWS's other"
					+ " clients use it too. Define it with @Bean(defaultCandidate = false).")
				.formatted(bean));
		}
	}

	private void checkPlace(String key) {
		Origin origin = this.configured.find(key)
			.flatMap(this::follow)
			.map(ConfigurationProperty::getOrigin)
			.orElse(null);
		// That of a property in JSON is the property that contains the JSON
		if (origin instanceof PropertySourceOrigin place && CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME
			.equals(place.getPropertySource().getName())) {
			logger.warn(("`%s` is given as a command-line argument, where every user of the machine can see it."
					+ " Use an environment variable or a file that is not committed.")
				.formatted(key));
		}
		if (origin instanceof OriginProvider provider) {
			origin = provider.getOrigin();
		}
		if (origin instanceof TextResourceOrigin text && isPartOfApplication(text.getResource())) {
			logger.warn(("`%s` is in a file that is part of the application (%s), and may be committed with it."
					+ " Use an environment variable or a file outside the source tree.")
				.formatted(key, origin));
		}
	}

	/**
	 * Return the property that sets the value, or empty if that is not the next one.
	 */
	private Optional<ConfigurationProperty> follow(ConfigurationProperty property) {
		Matcher placeholder = placeholder(property);
		return placeholder.matches()
				? this.configured.find(placeholder.group(1)).filter((target) -> !placeholder(target).matches())
				: Optional.of(property);
	}

	private static Matcher placeholder(ConfigurationProperty property) {
		return PLACEHOLDER.matcher(property.getValue().toString().strip());
	}

	private static boolean isPartOfApplication(@Nullable Resource resource) {
		if (resource instanceof OriginTrackedResource tracked) {
			return isPartOfApplication(tracked.getResource());
		}
		return resource instanceof ClassPathResource;
	}

	private void checkFile(CredentialsFile file) {
		if (file.isPartOfApplication()) {
			logger.warn(("`%s` names a file that is part of the application, and may be committed with it."
					+ " Keep the file outside the source tree.")
				.formatted(CredentialsSources.CREDENTIALS_CSV));
		}
		if (file.isRootKey()) {
			logger.warn(("`%s` names a file with keys of the account's root user, who can do everything."
					+ " Create an IAM user with the permissions that the application needs, and delete these keys.")
				.formatted(CredentialsSources.CREDENTIALS_CSV));
		}
		file.readableByOthers()
			.ifPresent(
					(path) -> logger.warn("`%s` names a file that every user of the machine can read. Run: chmod 600 %s"
						.formatted(CredentialsSources.CREDENTIALS_CSV, path)));
	}

	private static void checkEndpoint(String key, @Nullable URI endpoint) {
		if (endpoint != null && "http".equalsIgnoreCase(endpoint.getScheme()) && !isLoopback(endpoint.getHost())) {
			logger.warn(
					"`%s` is neither encrypted nor on this machine: mails can be read on the network.".formatted(key));
		}
	}

	private static boolean isLoopback(String host) {
		String address = host.replace("[", "").replace("]", "");
		if ("localhost".equalsIgnoreCase(address) || address.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
			return true;
		}
		boolean literal = address.indexOf(':') >= 0 || address.matches("[0-9.]+");
		try {
			return literal && InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
