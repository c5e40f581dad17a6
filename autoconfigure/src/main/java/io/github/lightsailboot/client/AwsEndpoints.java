package io.github.lightsailboot.client;

import software.amazon.awssdk.services.lightsail.endpoints.LightsailEndpointProvider;
import software.amazon.awssdk.services.sesv2.endpoints.SesV2EndpointProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * The SDK's endpoint rules without its own endpoint settings: {@code AWS_ENDPOINT_URL},
 * {@code aws.endpointUrl} and a profile's {@code endpoint_url} reach any client that has
 * no endpoint of its own, as the {@code endpoint} parameter of these rules. The SDK has
 * no switch to ignore them.
 */
final class AwsEndpoints {

	private AwsEndpoints() {
	}

	static LightsailEndpointProvider lightsail() {
		LightsailEndpointProvider rules = LightsailEndpointProvider.defaultProvider();
		return (parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build());
	}

	static SesV2EndpointProvider sesV2() {
		SesV2EndpointProvider rules = SesV2EndpointProvider.defaultProvider();
		return (parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build());
	}

	static StsEndpointProvider sts() {
		StsEndpointProvider rules = StsEndpointProvider.defaultProvider();
		return (parameters) -> rules.resolveEndpoint(parameters.toBuilder().endpoint(null).build());
	}

}
