package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/**
 * Callback to customize the builder of the STS client that checks the credentials. Called
 * after the customizers that all AWS clients share.
 */
@FunctionalInterface
public interface StsClientCustomizer extends AwsClientCustomizer<StsClientBuilder> {

}
