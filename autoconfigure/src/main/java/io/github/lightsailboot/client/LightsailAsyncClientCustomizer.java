package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClientBuilder;

/**
 * Callback to customize the builder of every asynchronous Lightsail client that this
 * starter creates. Called after
 * {@link io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer}, when the client is
 * created.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LightsailAsyncClientCustomizer extends AwsClientCustomizer<LightsailAsyncClientBuilder> {

}
