package io.github.lightsailboot.failure;

import software.amazon.awssdk.regions.Region;

/**
 * A call to AWS, as messages about its failure describe it.
 *
 * @param service the display name of the service, such as {@code SES}
 * @param region the region of the call
 * @param action the IAM action that permits the call, such as {@code ses:GetAccount}
 * @since 0.1.0
 */
public record AwsCall(String service, Region region, String action) {

}
