package io.github.lightsailboot.credentials;

import java.util.concurrent.CompletableFuture;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * Somebody else's credentials, with the kind of source that they are here.
 */
public final class DelegatingCredentialsProvider implements LightsailCredentialsProvider {

	private final AwsCredentialsProvider delegate;

	private final String source;

	/**
	 * Create a provider.
	 * @param delegate the provider of the credentials
	 * @param source the kind of source
	 */
	public DelegatingCredentialsProvider(AwsCredentialsProvider delegate, String source) {
		this.delegate = delegate;
		this.source = source;
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return this.delegate.resolveCredentials();
	}

	@Override
	public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
		return this.delegate.resolveIdentity(request).thenApply((identity) -> identity);
	}

	@Override
	public String source() {
		return this.source;
	}

	@Override
	public String toString() {
		return "DelegatingCredentialsProvider(%s)".formatted(this.source);
	}

}
