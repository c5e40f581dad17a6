package io.github.lightsailboot.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Details required to reach Lightsail, SES and STS somewhere else than at AWS, such as in
 * a container or in the emulator. What they give replaces the property of the same
 * meaning; what they leave out is taken from the properties.
 */
public interface LightsailConnectionDetails extends ConnectionDetails {

	/**
	 * Endpoint of all services.
	 * @return the endpoint, or {@code null} for the configured one
	 */
	default @Nullable URI getEndpoint() {
		return null;
	}

	/**
	 * AWS region, or an availability zone in it.
	 * @return the region, or {@code null} for the configured one
	 */
	default @Nullable String getRegion() {
		return null;
	}

	/**
	 * Credentials to sign with.
	 * @return the credentials, or {@code null} for the configured ones
	 */
	default @Nullable AwsCredentials getCredentials() {
		return null;
	}

}
