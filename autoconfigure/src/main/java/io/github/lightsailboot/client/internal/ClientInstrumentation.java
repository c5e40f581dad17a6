package io.github.lightsailboot.client.internal;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/**
 * Adds observation of requests, such as an interceptor, to every client that this starter
 * creates, and to no other client of the application.
 */
@FunctionalInterface
public interface ClientInstrumentation {

	/**
	 * Add to the configuration of a client that is created.
	 * @param configuration the configuration
	 */
	void instrument(ClientOverrideConfiguration.Builder configuration);

}
