package io.github.lightsailboot.client;

import java.util.stream.Stream;

import io.awspring.cloud.autoconfigure.ses.SesClientCustomizer;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.endpoints.SesEndpointProvider;

/**
 * Builds clients of SES's older API. Apart from {@link LightsailClientFactory}, for the
 * SDK's module is optional.
 */
public final class SesClients {

	private SesClients() {
	}

	/**
	 * Build an SES (API version 1) client.
	 * @param factory the factory of all clients
	 * @param customizers Spring Cloud AWS's customizers of such clients
	 * @return a new client
	 */
	public static SesClient create(LightsailClientFactory factory, Stream<SesClientCustomizer> customizers) {
		SesEndpointProvider rules = SesEndpointProvider.defaultProvider();
		return factory.createSyncClient(SesClient.builder(), factory.sesTarget(), SyncClientOptions.defaults(),
				(builder) -> builder.endpointProvider(
						(parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build())),
				customizers);
	}

}
