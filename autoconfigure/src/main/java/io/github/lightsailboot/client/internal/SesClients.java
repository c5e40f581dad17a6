package io.github.lightsailboot.client.internal;

import io.awspring.cloud.autoconfigure.ses.SesClientCustomizer;
import software.amazon.awssdk.services.ses.SesBaseClientBuilder;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.SesClientBuilder;
import software.amazon.awssdk.services.ses.endpoints.SesEndpointProvider;

/**
 * Clients of Amazon SES (API version 1), whose SDK module is optional.
 */
public final class SesClients {

	/**
	 * Synchronous clients.
	 */
	public static final ClientDescriptor<SesClientBuilder, SesClient> SYNC = new ClientDescriptor<>(SesClient::builder,
			SesClientCustomizer.class, SesClients::useAwsEndpoints, LightsailClientFactory::sesTarget);

	private SesClients() {
	}

	private static void useAwsEndpoints(SesBaseClientBuilder<?, ?> builder) {
		SesEndpointProvider rules = SesEndpointProvider.defaultProvider();
		builder.endpointProvider((parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build()));
	}

}
