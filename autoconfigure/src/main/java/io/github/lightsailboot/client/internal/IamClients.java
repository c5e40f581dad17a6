package io.github.lightsailboot.client.internal;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;
import software.amazon.awssdk.services.iam.endpoints.IamEndpointProvider;

/**
 * Clients of AWS IAM, whose SDK module is optional.
 */
public final class IamClients {

	/**
	 * Synchronous clients. IAM has one endpoint for all regions.
	 */
	public static final ClientDescriptor<IamClientBuilder, IamClient> SYNC = new ClientDescriptor<>(IamClient::builder,
			null, IamClients::useAwsEndpoints, (factory) -> factory.lightsailTarget().in(Region.US_EAST_1));

	private IamClients() {
	}

	private static void useAwsEndpoints(IamClientBuilder builder) {
		IamEndpointProvider rules = IamEndpointProvider.defaultProvider();
		builder.endpointProvider((parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build()));
	}

}
