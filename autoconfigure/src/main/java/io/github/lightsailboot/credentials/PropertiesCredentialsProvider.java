package io.github.lightsailboot.credentials;

import java.util.function.Supplier;

import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Credentials from properties. Fixed at start, but for a refresh of the properties.
 */
public final class PropertiesCredentialsProvider implements LightsailCredentialsProvider {

	private static final String SOURCE = "properties";

	private final Supplier<KeyPair> pair;

	private final CurrentCredentials current;

	/**
	 * Create a provider.
	 * @param pair gives the pair as it is configured now
	 * @param knownSecrets where to remember every secret that was ever configured
	 */
	public PropertiesCredentialsProvider(Supplier<KeyPair> pair, KnownSecrets knownSecrets) {
		this.pair = pair;
		this.current = new CurrentCredentials(SOURCE, pair.get(), knownSecrets);
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return this.current.of(this.pair.get());
	}

	@Override
	public String source() {
		return SOURCE;
	}

	@Override
	public String toString() {
		return "PropertiesCredentialsProvider()";
	}

}
