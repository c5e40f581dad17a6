package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.lightsailboot.autoconfigure.internal.LightsailTargets;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.region.LightsailLocation;
import io.github.lightsailboot.region.internal.RegionRules;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The configuration in effect: connection details, and the properties where those leave
 * something out. It can have errors.
 *
 * @param properties the properties
 * @param region the text of the region, or {@code null} if there is none
 * @param endpoint the endpoint of all services, or {@code null} for those of AWS
 * @param sesEndpoint the endpoint of SES, or {@code null} for that of AWS
 * @param credentials the credentials
 * @param replaced the names of the properties that connection details replace
 */
record EffectiveConfiguration(LightsailProperties properties, @Nullable String region, @Nullable URI endpoint,
		@Nullable URI sesEndpoint, EffectiveCredentials credentials, Set<String> replaced) {

	static EffectiveConfiguration of(LightsailProperties properties, LightsailConnectionDetails details,
			LightsailConnectionDetails configured, EffectiveCredentials credentials) {
		URI replaced = (details != configured) ? details.getEndpoint() : null;
		URI endpoint = (replaced != null) ? replaced : properties.getEndpoint();
		URI sesEndpoint = properties.getSes().getEndpoint();
		return new EffectiveConfiguration(properties, region(details, configured, credentials), endpoint,
				(replaced != null || sesEndpoint == null) ? endpoint : sesEndpoint, credentials,
				(details != configured) ? replaced(details) : Set.of());
	}

	private static Set<String> replaced(LightsailConnectionDetails details) {
		Set<String> properties = new HashSet<>();
		if (details.getEndpoint() != null) {
			properties.addAll(List.of("endpoint", "ses.endpoint"));
		}
		if (details.getRegion() != null) {
			properties.add("region");
		}
		if (details.getCredentials() != null) {
			properties.addAll(List.of("access-key", "secret-key", "session-token", "credentials-csv", "profile",
					"inherit-credentials"));
		}
		return properties.stream()
			.map((name) -> LightsailProperties.PREFIX + "." + name)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static @Nullable String region(LightsailConnectionDetails details, LightsailConnectionDetails configured,
			EffectiveCredentials credentials) {
		String region = details.getRegion();
		region = (region != null) ? region : configured.getRegion();
		return (region != null) ? region : credentials.region();
	}

	@Nullable String sesRegion() {
		return this.properties.getSes().getRegion();
	}

	/**
	 * Return whether any request goes to AWS, whose keys have a known form.
	 */
	boolean usesAws() {
		return isAws(this.endpoint) || isAws(this.sesEndpoint);
	}

	private static boolean isAws(@Nullable URI endpoint) {
		return endpoint == null || endpoint.getHost() == null || isAwsHost(endpoint.getHost());
	}

	static boolean isAwsHost(String host) {
		String lower = host.toLowerCase(Locale.ROOT);
		return lower.endsWith(".amazonaws.com") || lower.endsWith(".amazonaws.com.cn") || lower.endsWith(".api.aws");
	}

	/**
	 * Return where requests go. For a configuration without errors only.
	 */
	LightsailTargets targets() {
		if (this.region == null) {
			throw new IllegalStateException("No region");
		}
		LightsailLocation location = RegionRules.read(this.region);
		String sesRegionText = sesRegion();
		Region sesRegion = (sesRegionText != null) ? RegionRules.read(sesRegionText).region() : location.region();
		return new LightsailTargets(location, new ClientTarget(location.region(), this.endpoint),
				new ClientTarget(sesRegion, this.sesEndpoint));
	}

}
