package io.github.lightsailboot.client;

import java.util.concurrent.atomic.AtomicBoolean;

import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Loads what every client needs on a thread of its own while the first one is built: the
 * SDK asks for the signing region in the metadata of every AWS service, some 380 classes
 * and nearly half of the time that a first client takes, and TLS needs the certificates.
 */
final class Preloading {

	private static final String ANY_SERVICE = "lightsail";

	private final AtomicBoolean started = new AtomicBoolean();

	private final SharedHttpClient httpClient;

	Preloading(SharedHttpClient httpClient) {
		this.httpClient = httpClient;
	}

	/**
	 * Start, the first time that this is called. One processor would only change from one
	 * to the other.
	 */
	void start() {
		if (Runtime.getRuntime().availableProcessors() > 1 && this.started.compareAndSet(false, true)) {
			Thread thread = new Thread(null, this::load, "lightsail-preloading", 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(Preloading.class.getClassLoader());
			thread.start();
		}
	}

	private void load() {
		ServiceMetadata.of(ANY_SERVICE);
		this.httpClient.prepare();
	}

}
