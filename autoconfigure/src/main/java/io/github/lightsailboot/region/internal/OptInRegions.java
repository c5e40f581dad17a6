package io.github.lightsailboot.region.internal;

import java.util.Set;

import software.amazon.awssdk.regions.Region;

/**
 * The regions that an account has to enable first: all that AWS has opened since March
 * 2019. Those before are listed here, for they do not become more.
 */
public final class OptInRegions {

	private static final Set<String> ALWAYS_ENABLED = Set.of("us-east-1", "us-east-2", "us-west-1", "us-west-2",
			"ca-central-1", "sa-east-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
			"ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2");

	private OptInRegions() {
	}

	/**
	 * Return whether an account has to enable a region first.
	 * @param region the region
	 * @return {@code true} unless every account can use it
	 */
	public static boolean contains(Region region) {
		return !ALWAYS_ENABLED.contains(region.id());
	}

	/**
	 * Return what to do if a region may reject a valid key because it is not enabled.
	 * @param region the region
	 * @return one sentence
	 */
	public static String advice(Region region) {
		return "If the key is valid, the account may not have enabled the region %s: enable it in the AWS console under Account."
			.formatted(region.id());
	}

}
