package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/**
 * Callback to customize the builder of every synchronous SES (API version 2) client that
 * this starter builds, those of the mail sender and the health check included. Called
 * after the customizers that all AWS clients share.
 */
@FunctionalInterface
public interface SesV2ClientCustomizer extends AwsClientCustomizer<SesV2ClientBuilder> {

}
