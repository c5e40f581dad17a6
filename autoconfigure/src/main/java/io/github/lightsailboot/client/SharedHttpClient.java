package io.github.lightsailboot.client;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The one HTTP client of all synchronous clients, made when the first of them is built.
 * The SDK closes no HTTP client that it was given, so this does.
 */
final class SharedHttpClient implements AutoCloseable {

	private @Nullable SdkHttpClient client;

	synchronized SdkHttpClient get() {
		SdkHttpClient client = this.client;
		if (client == null) {
			client = UrlConnectionHttpClient.create();
			this.client = client;
		}
		return client;
	}

	@Override
	public synchronized void close() {
		if (this.client != null) {
			this.client.close();
			this.client = null;
		}
	}

}
