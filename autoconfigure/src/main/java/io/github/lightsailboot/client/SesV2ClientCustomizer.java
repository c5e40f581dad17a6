package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/**
 * Callback to customize the builder of every synchronous SES (API version 2) client that
 * this starter creates, those of the health checks included. Called after
 * {@link io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer}, when the client is
 * created.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SesV2ClientCustomizer extends AwsClientCustomizer<SesV2ClientBuilder> {

}
