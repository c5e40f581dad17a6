package io.github.lightsailboot.failure;

import software.amazon.awssdk.regions.Region;

/**
 * What was asked of AWS, for a sentence on what went wrong with it.
 *
 * @param service the service as people call it, such as {@code SES}
 * @param region the region that was asked
 * @param action the IAM action that permits the call, such as {@code ses:GetAccount}
 */
public record AwsCall(String service, Region region, String action) {

}
