package io.github.lightsailboot.client.internal;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

import org.springframework.boot.ssl.SslBundle;

/**
 * HTTP clients of asynchronous clients. Separate, because the SDK's Netty client is
 * optional.
 */
final class AsyncHttpClients {

	private AsyncHttpClients() {
	}

	static SdkAsyncHttpClient.Builder<?> builder(@Nullable SslBundle sslBundle) {
		NettyNioAsyncHttpClient.Builder builder = NettyNioAsyncHttpClient.builder();
		if (sslBundle != null) {
			builder.tlsKeyManagersProvider(() -> sslBundle.getManagers().getKeyManagers())
				.tlsTrustManagersProvider(() -> sslBundle.getManagers().getTrustManagers());
		}
		return builder;
	}

}
