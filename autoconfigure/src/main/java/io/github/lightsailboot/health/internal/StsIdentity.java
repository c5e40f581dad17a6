package io.github.lightsailboot.health.internal;

import java.util.function.Supplier;

import io.github.lightsailboot.client.internal.StsClients;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.region.internal.OptInRegions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Requests the identity of the credentials from STS, the only call that requires no
 * permission.
 */
final class StsIdentity {

	private final Region region;

	private final Supplier<StsClient> client;

	private final Supplier<StsClient> alwaysEnabledRegion;

	StsIdentity(CheckClients clients, Region region) {
		this.region = region;
		this.client = clients.client(StsClients.in(region));
		this.alwaysEnabledRegion = clients.client(StsClients.in(Region.US_EAST_1));
	}

	static AwsCall call(Region region) {
		return new AwsCall("STS", region, "sts:GetCallerIdentity");
	}

	Supplier<StsClient> client() {
		return this.client;
	}

	/**
	 * Return why a key was rejected. A region that the account has not enabled rejects a
	 * valid key as if it did not exist.
	 * @param failure the rejection
	 * @param region the region that rejected it
	 * @param configuration the credentials to sign with
	 * @return the rejection, or that the region is not enabled, or may not be
	 */
	AwsFailure refineRejection(AwsFailure failure, Region region, AwsRequestOverrideConfiguration configuration) {
		if (!OptInRegions.contains(region)) {
			return failure;
		}
		AwsFailure elsewhere = rejection(this.alwaysEnabledRegion, Region.US_EAST_1, configuration);
		if (elsewhere == null) {
			return AwsFailure.of(AwsFailureReason.REGION_NOT_ENABLED, call(region));
		}
		return (elsewhere.reason() == failure.reason()) ? failure : failure.advising(OptInRegions.advice(region));
	}

	/**
	 * Return why STS does not accept the credentials.
	 * @param configuration the credentials to sign with
	 * @return the reason, or {@code null} if STS accepts them
	 */
	@Nullable AwsFailure rejection(AwsRequestOverrideConfiguration configuration) {
		return rejection(this.client, this.region, configuration);
	}

	private static @Nullable AwsFailure rejection(Supplier<StsClient> client, Region region,
			AwsRequestOverrideConfiguration configuration) {
		try {
			GetCallerIdentityResponse response = client.get()
				.getCallerIdentity((request) -> request.overrideConfiguration(configuration));
			return (response.account() != null) ? null : AwsFailure.ofMalformedAnswer(call(region));
		}
		catch (RuntimeException ex) {
			return AwsFailure.of(ex, call(region));
		}
	}

}
