package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.lightsail.LightsailClientBuilder;

/**
 * Callback to customize the builder of every synchronous Lightsail client that this
 * starter builds. Called after the customizers that all AWS clients share.
 */
@FunctionalInterface
public interface LightsailClientCustomizer extends AwsClientCustomizer<LightsailClientBuilder> {

}
