package io.github.lightsailboot.health;

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Asks STS who the credentials are, the one question that needs no permission.
 */
final class Identities {

	private static final String ACTION = "sts:GetCallerIdentity";

	private final CheckClients clients;

	Identities(CheckClients clients) {
		this.clients = clients;
	}

	static AwsCall call(Region region) {
		return new AwsCall("STS", region, ACTION);
	}

	GetCallerIdentityResponse ask(Region region, AwsRequestOverrideConfiguration request) {
		return this.clients.sts(region)
			.getCallerIdentity(GetCallerIdentityRequest.builder().overrideConfiguration(request).build());
	}

	/**
	 * Return what a rejected key means: a region that the account has not enabled rejects
	 * a good key as if it did not exist.
	 * @param failure the rejection
	 * @param region the region that rejected it
	 * @param request what the request needs to be sent with the credentials
	 * @return the rejection, or that the region is not enabled
	 */
	AwsFailure refineRejection(AwsFailure failure, Region region, AwsRequestOverrideConfiguration request) {
		if (OptInRegions.contains(region) && isAccepted(Region.US_EAST_1, request)) {
			return AwsFailure.of(AwsFailureReason.REGION_NOT_ENABLED, call(region));
		}
		return failure;
	}

	private boolean isAccepted(Region region, AwsRequestOverrideConfiguration request) {
		return rejection(region, request) == null;
	}

	/**
	 * Return why STS does not accept the credentials.
	 * @param region the region that is asked
	 * @param request what the request needs to be sent with the credentials
	 * @return the reason, or {@code null} if it does
	 */
	@Nullable AwsFailure rejection(Region region, AwsRequestOverrideConfiguration request) {
		try {
			return (ask(region, request).account() != null) ? null : AwsFailure.ofMalformedAnswer(call(region));
		}
		catch (RuntimeException ex) {
			return AwsFailure.of(ex, call(region));
		}
	}

}
