package io.github.lightsailboot.client.internal;

import io.github.lightsailboot.client.StsClientCustomizer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * Clients of AWS STS.
 */
public final class StsClients {

	private StsClients() {
	}

	/**
	 * Return synchronous clients of STS in a region.
	 * @param region the region
	 * @return the descriptor
	 */
	public static ClientDescriptor<StsClientBuilder, StsClient> in(Region region) {
		return new ClientDescriptor<>(StsClient::builder, StsClientCustomizer.class, StsClients::useAwsEndpoints,
				(factory) -> factory.lightsailTarget().in(region));
	}

	private static void useAwsEndpoints(StsClientBuilder builder) {
		StsEndpointProvider rules = StsEndpointProvider.defaultProvider();
		builder.endpointProvider((parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build()));
	}

}
