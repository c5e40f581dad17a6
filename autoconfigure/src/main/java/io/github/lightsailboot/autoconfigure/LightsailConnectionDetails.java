package io.github.lightsailboot.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Details required to connect to Lightsail, SES and STS, such as those of a container or
 * the emulator. A value that is returned here replaces the property of the same meaning;
 * the properties provide the others. Read once, at start.
 *
 * @since 0.1.0
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
