package io.github.lightsailboot.client;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/**
 * Adds what observes calls (an interceptor, a metric publisher) to every client that this
 * starter builds, and to no other.
 */
@FunctionalInterface
public interface ClientInstrumentation {

	/**
	 * Add to the configuration of a client that is about to be built.
	 * @param configuration the configuration
	 */
	void instrument(ClientOverrideConfiguration.Builder configuration);

}
