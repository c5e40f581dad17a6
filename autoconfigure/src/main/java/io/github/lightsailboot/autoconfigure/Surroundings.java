package io.github.lightsailboot.autoconfigure;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What there is in the application besides the properties.
 *
 * @param userDefinedCredentials whether the user defined the bean that gives the
 * credentials
 * @param userDefinedRegion the user's own bean that gives the region, or {@code null}
 * @param inheritedCredentials the credentials that Spring Cloud AWS is configured with
 * @param inheritedRegion the region that Spring Cloud AWS is configured with
 */
record Surroundings(boolean userDefinedCredentials, @Nullable AwsRegionProvider userDefinedRegion,
		ObjectProvider<AwsCredentialsProvider> inheritedCredentials,
		ObjectProvider<AwsRegionProvider> inheritedRegion) {

}
