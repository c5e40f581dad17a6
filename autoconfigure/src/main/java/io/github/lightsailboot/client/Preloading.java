package io.github.lightsailboot.client;

import java.util.concurrent.atomic.AtomicBoolean;

import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Loads what every client needs on threads of its own while the first one is built: the
 * SDK asks for the signing region in the metadata of every AWS service, some 380 classes
 * and nearly half of the time that a first client takes, and TLS needs the certificates.
 */
final class Preloading {

	private static final String ANY_SERVICE = "lightsail";

	private final AtomicBoolean metadata = new AtomicBoolean();

	private final AtomicBoolean tls = new AtomicBoolean();

	/**
	 * Load the metadata, the first time that this is called.
	 */
	void metadata() {
		start(this.metadata, () -> ServiceMetadata.of(ANY_SERVICE));
	}

	/**
	 * Load what TLS needs, the first time that this is called.
	 * @param httpClient the HTTP client that needs it
	 */
	void tls(SharedHttpClient httpClient) {
		start(this.tls, httpClient::prepare);
	}

	/**
	 * Start a task unless it has been, or there is one processor: that would only change
	 * from one thread to the other.
	 */
	private static void start(AtomicBoolean started, Runnable task) {
		if (Runtime.getRuntime().availableProcessors() > 1 && started.compareAndSet(false, true)) {
			Thread thread = new Thread(null, task, "lightsail-preloading", 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(Preloading.class.getClassLoader());
			thread.start();
		}
	}

}
