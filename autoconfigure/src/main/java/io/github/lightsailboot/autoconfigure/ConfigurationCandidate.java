package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * The configuration as it would be used: the properties, and what connection details and
 * the user's own beans replace of them. The {@link ConfigurationRule rules} look at it.
 */
final class ConfigurationCandidate {

	private final LightsailProperties properties;

	private final @Nullable LightsailConnectionDetails connectionDetails;

	private final @Nullable AwsRegionProvider userDefinedRegion;

	private final OpenedCredentials credentials;

	private final ConfiguredProperties configured;

	private final Set<String> reportedKeys;

	/**
	 * Create a candidate.
	 * @param properties the properties
	 * @param connectionDetails the connection details, if there are any
	 * @param userDefinedRegion the user's own bean that gives the region, if there is one
	 * @param credentials the sources of credentials, as far as they could be opened
	 * @param configured tells what is set where
	 * @param reportedKeys keys of which something is reported already, so that they are
	 * not reported as missing too
	 */
	ConfigurationCandidate(LightsailProperties properties, @Nullable LightsailConnectionDetails connectionDetails,
			@Nullable AwsRegionProvider userDefinedRegion, OpenedCredentials credentials,
			ConfiguredProperties configured, Set<String> reportedKeys) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
		this.userDefinedRegion = userDefinedRegion;
		this.credentials = credentials;
		this.configured = configured;
		this.reportedKeys = reportedKeys;
	}

	LightsailProperties properties() {
		return this.properties;
	}

	OpenedCredentials credentials() {
		return this.credentials;
	}

	Optional<String> origin(String key) {
		return this.configured.origin(key);
	}

	boolean isReported(String key) {
		return this.reportedKeys.contains(key);
	}

	@Nullable String region() {
		String details = (this.connectionDetails != null) ? this.connectionDetails.getRegion() : null;
		if (details != null) {
			return details;
		}
		if (this.userDefinedRegion != null) {
			return this.userDefinedRegion.getRegion().id();
		}
		String configured = this.properties.getRegion();
		return (configured != null) ? configured : this.credentials.region();
	}

	@Nullable String sesRegion() {
		return this.properties.getSes().getRegion();
	}

	@Nullable URI endpoint() {
		URI details = (this.connectionDetails != null) ? this.connectionDetails.getEndpoint() : null;
		return (details != null) ? details : this.properties.getEndpoint();
	}

	@Nullable URI sesEndpoint() {
		if (this.connectionDetails != null && this.connectionDetails.getEndpoint() != null) {
			return this.connectionDetails.getEndpoint();
		}
		URI configured = this.properties.getSes().getEndpoint();
		return (configured != null) ? configured : this.properties.getEndpoint();
	}

	boolean isMissing(String key, @Nullable Object value) {
		return value == null && !isReported(key);
	}

	/**
	 * Return whether any request goes to AWS itself, for which keys have a form.
	 */
	boolean isForAws() {
		return isAws(endpoint()) || isAws(sesEndpoint());
	}

	private static boolean isAws(@Nullable URI endpoint) {
		return endpoint == null || endpoint.getHost() == null || isAwsHost(endpoint.getHost());
	}

	static boolean isAwsHost(String host) {
		String lower = host.toLowerCase(Locale.ROOT);
		return lower.endsWith(".amazonaws.com") || lower.endsWith(".amazonaws.com.cn") || lower.endsWith(".api.aws");
	}

}
