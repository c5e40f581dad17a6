package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClientBuilder;

/**
 * Callback to customize the builder of every asynchronous SES (API version 2) client that
 * this starter creates. Called after
 * {@link io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer}, when the client is
 * created.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SesV2AsyncClientCustomizer extends AwsClientCustomizer<SesV2AsyncClientBuilder> {

}
