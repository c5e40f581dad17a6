package io.github.lightsailboot.client.internal;

import io.github.lightsailboot.client.SesV2AsyncClientCustomizer;
import io.github.lightsailboot.client.SesV2ClientCustomizer;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2BaseClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.endpoints.SesV2EndpointProvider;

/**
 * Clients of Amazon SES (API version 2).
 */
public final class SesV2Clients {

	/**
	 * Synchronous clients.
	 */
	public static final ClientDescriptor<SesV2ClientBuilder, SesV2Client> SYNC = new ClientDescriptor<>(
			SesV2Client::builder, SesV2ClientCustomizer.class, SesV2Clients::useAwsEndpoints,
			LightsailClientFactory::sesTarget);

	/**
	 * Asynchronous clients.
	 */
	public static final ClientDescriptor<SesV2AsyncClientBuilder, SesV2AsyncClient> ASYNC = new ClientDescriptor<>(
			SesV2AsyncClient::builder, SesV2AsyncClientCustomizer.class, SesV2Clients::useAwsEndpoints,
			LightsailClientFactory::sesTarget);

	private SesV2Clients() {
	}

	private static void useAwsEndpoints(SesV2BaseClientBuilder<?, ?> builder) {
		SesV2EndpointProvider rules = SesV2EndpointProvider.defaultProvider();
		builder.endpointProvider((parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build()));
	}

}
