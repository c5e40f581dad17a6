package io.github.lightsailboot.client.internal;

import io.github.lightsailboot.client.LightsailAsyncClientCustomizer;
import io.github.lightsailboot.client.LightsailClientCustomizer;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClientBuilder;
import software.amazon.awssdk.services.lightsail.LightsailBaseClientBuilder;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.LightsailClientBuilder;
import software.amazon.awssdk.services.lightsail.endpoints.LightsailEndpointProvider;

/**
 * Clients of Amazon Lightsail.
 */
public final class LightsailClients {

	/**
	 * Synchronous clients.
	 */
	public static final ClientDescriptor<LightsailClientBuilder, LightsailClient> SYNC = new ClientDescriptor<>(
			LightsailClient::builder, LightsailClientCustomizer.class, LightsailClients::useAwsEndpoints,
			LightsailClientFactory::lightsailTarget);

	/**
	 * Asynchronous clients.
	 */
	public static final ClientDescriptor<LightsailAsyncClientBuilder, LightsailAsyncClient> ASYNC = new ClientDescriptor<>(
			LightsailAsyncClient::builder, LightsailAsyncClientCustomizer.class, LightsailClients::useAwsEndpoints,
			LightsailClientFactory::lightsailTarget);

	private LightsailClients() {
	}

	private static void useAwsEndpoints(LightsailBaseClientBuilder<?, ?> builder) {
		LightsailEndpointProvider rules = LightsailEndpointProvider.defaultProvider();
		builder.endpointProvider((parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build()));
	}

}
