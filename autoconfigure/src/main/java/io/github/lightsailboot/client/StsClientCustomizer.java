package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/**
 * Callback to customize the builder of every STS client that this starter creates to
 * check the credentials. Called after
 * {@link io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer}, when the client is
 * created.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StsClientCustomizer extends AwsClientCustomizer<StsClientBuilder> {

}
