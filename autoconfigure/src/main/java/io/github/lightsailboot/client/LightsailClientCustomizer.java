package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.lightsail.LightsailClientBuilder;

/**
 * Callback to customize the builder of every synchronous Lightsail client that this
 * starter creates, those of the health checks included. Called after
 * {@link io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer}, when the client is
 * created.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LightsailClientCustomizer extends AwsClientCustomizer<LightsailClientBuilder> {

}
