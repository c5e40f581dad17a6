package io.github.lightsailboot.autoconfigure;

import java.net.URI;

import io.github.lightsailboot.credentials.internal.PairCredentials;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * Connection details of the properties. Credentials of a file, a profile or Spring Cloud
 * AWS can change at any time, so they are not part of the details.
 *
 * @param properties the properties
 * @param regionProvider the application's own {@code lightsailRegionProvider}, which
 * replaces the region of the properties, or {@code null}
 */
record PropertiesLightsailConnectionDetails(LightsailProperties properties,
		@Nullable AwsRegionProvider regionProvider) implements LightsailConnectionDetails {

	@Override
	public @Nullable URI getEndpoint() {
		return this.properties.getEndpoint();
	}

	@Override
	public @Nullable String getRegion() {
		return (this.regionProvider != null) ? this.regionProvider.getRegion().id() : this.properties.getRegion();
	}

	@Override
	public @Nullable AwsCredentials getCredentials() {
		return PairCredentials.pair(this.properties.getAccessKey(), this.properties.getSecretKey(),
				this.properties.getSessionToken());
	}

}
