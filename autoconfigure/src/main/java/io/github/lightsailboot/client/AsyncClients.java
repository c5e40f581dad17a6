package io.github.lightsailboot.client;

import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

/**
 * Builds the asynchronous clients. Apart from {@link LightsailClientFactory}, for Netty
 * is optional. Each has an HTTP client of its own and closes it.
 */
public final class AsyncClients {

	private AsyncClients() {
	}

	/**
	 * Build an asynchronous Lightsail client.
	 * @param factory the factory of all clients
	 * @return a new client
	 */
	public static LightsailAsyncClient lightsail(LightsailClientFactory factory) {
		return factory.createAsyncClient(
				LightsailAsyncClient.builder().httpClientBuilder(NettyNioAsyncHttpClient.builder()),
				factory.lightsailTarget(), (builder) -> builder.endpointProvider(AwsEndpoints.lightsail()));
	}

	/**
	 * Build an asynchronous SES (API version 2) client.
	 * @param factory the factory of all clients
	 * @return a new client
	 */
	public static SesV2AsyncClient sesV2(LightsailClientFactory factory) {
		return factory.createAsyncClient(
				SesV2AsyncClient.builder().httpClientBuilder(NettyNioAsyncHttpClient.builder()), factory.sesTarget(),
				(builder) -> builder.endpointProvider(AwsEndpoints.sesV2()));
	}

}
