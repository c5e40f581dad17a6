package io.github.lightsailboot.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.lightsailboot.autoconfigure.internal.LightsailTargets;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.region.LightsailLocation;
import io.github.lightsailboot.region.internal.RegionRules;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

import org.springframework.util.Assert;

/**
 * The configuration in effect: connection details, and the properties where those leave
 * something out. It can have errors.
 *
 * @param properties the properties
 * @param region the region
 * @param endpoints the endpoints
 * @param credentials the credentials
 * @param replaced the names of the properties that connection details replace
 */
record EffectiveConfiguration(LightsailProperties properties, EffectiveRegion region, EffectiveEndpoints endpoints,
		EffectiveCredentials credentials, Set<String> replaced) {

	private static final String ENDPOINT = LightsailProperties.PREFIX + ".endpoint";

	static EffectiveConfiguration of(LightsailProperties properties, LightsailConnectionDetails details,
			PropertiesLightsailConnectionDetails configured, EffectiveEndpoints endpoints,
			EffectiveCredentials credentials) {
		return new EffectiveConfiguration(properties, EffectiveRegion.of(details, configured, credentials), endpoints,
				credentials, (details != configured) ? replaced(details) : Set.of());
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

	/**
	 * Return the property or the method that the endpoint comes from.
	 */
	String endpointSource() {
		return this.replaced.contains(ENDPOINT) ? "LightsailConnectionDetails.getEndpoint()" : ENDPOINT;
	}

	@Nullable String sesRegion() {
		return this.properties.getSes().getRegion();
	}

	/**
	 * Return where requests go. For a configuration without errors only.
	 */
	LightsailTargets targets() {
		String region = this.region.text();
		Assert.state(region != null, "No region");
		LightsailLocation location = RegionRules.read(region);
		String sesRegionText = sesRegion();
		Region sesRegion = (sesRegionText != null) ? RegionRules.read(sesRegionText).region() : location.region();
		return new LightsailTargets(location, new ClientTarget(location.region(), this.endpoints.all()),
				new ClientTarget(sesRegion, this.endpoints.ses()));
	}

}
