package io.github.lightsailboot.autoconfigure;

import java.net.URI;

import io.github.lightsailboot.emulator.EmulatorCredentials;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Connection details of an emulator, which accepts every region: the configured one
 * stays, and an application that configures none gets {@code us-east-1}.
 */
class EmulatorConnectionDetails implements LightsailConnectionDetails {

	private static final String DEFAULT_REGION = "us-east-1";

	private final LightsailEmulator emulator;

	private final boolean regionConfigured;

	EmulatorConnectionDetails(LightsailEmulator emulator, boolean regionConfigured) {
		this.emulator = emulator;
		this.regionConfigured = regionConfigured;
	}

	@Override
	public URI getEndpoint() {
		return this.emulator.endpoint();
	}

	@Override
	public @Nullable String getRegion() {
		return this.regionConfigured ? null : DEFAULT_REGION;
	}

	@Override
	public AwsCredentials getCredentials() {
		EmulatorCredentials credentials = this.emulator.credentials();
		return AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey());
	}

}
