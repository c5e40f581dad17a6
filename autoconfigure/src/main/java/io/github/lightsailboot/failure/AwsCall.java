package io.github.lightsailboot.failure;

import software.amazon.awssdk.regions.Region;

/**
 * A call of AWS, for a message about its failure.
 *
 * @param service the service as people call it, such as {@code SES}
 * @param region the region of the call
 * @param action the IAM action that permits the call, such as {@code ses:GetAccount}
 */
public record AwsCall(String service, Region region, String action) {

}
