package io.github.lightsailboot.client;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

/**
 * A client that is built for its first call. {@link DeferredClients} adds the calls.
 */
abstract class DeferredClient implements SdkClient {

	private final Supplier<? extends SdkClient> builder;

	private volatile @Nullable SdkClient client;

	private boolean closed;

	DeferredClient(Supplier<? extends SdkClient> builder) {
		this.builder = builder;
	}

	/**
	 * Return the client that does the work.
	 * @return the client
	 * @throws IllegalStateException if this is closed
	 */
	final SdkClient client() {
		SdkClient client = this.client;
		return (client != null) ? client : build();
	}

	private synchronized SdkClient build() {
		if (this.closed) {
			throw new IllegalStateException("The client is closed");
		}
		SdkClient client = this.client;
		if (client == null) {
			client = this.builder.get();
			this.client = client;
		}
		return client;
	}

	@Override
	public String serviceName() {
		return client().serviceName();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		SdkClient client = this.client;
		if (client != null) {
			client.close();
		}
	}

	@Override
	public String toString() {
		SdkClient client = this.client;
		return (client != null) ? client.toString() : "a client that was not used yet";
	}

}
