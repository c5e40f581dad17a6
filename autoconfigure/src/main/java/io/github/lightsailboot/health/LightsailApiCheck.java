package io.github.lightsailboot.health;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.model.GetRegionsRequest;
import software.amazon.awssdk.services.lightsail.model.GetRegionsResponse;

/**
 * Whether the Lightsail API answers for the credentials.
 */
final class LightsailApiCheck extends AwsCheck {

	private final Identities identities;

	private final Region region;

	LightsailApiCheck(CheckClients clients, Identities identities, ClientTarget target, CheckTime time,
			AtomicBoolean warnedOfSkew) {
		super(clients, new AwsCall("Lightsail", target.region(), "lightsail:GetRegions"), target, time, warnedOfSkew);
		this.identities = identities;
		this.region = target.region();
	}

	@Override
	@Nullable AwsFailure ask(AwsCredentials credentials, AwsRequestOverrideConfiguration request, Map<String, Object> details) {
		GetRegionsResponse response = clients().lightsail()
			.getRegions(GetRegionsRequest.builder().overrideConfiguration(request).build());
		addAnswered(response.sdkHttpResponse(), details);
		return (response.hasRegions() && !response.regions().isEmpty()) ? null : noAnswer();
	}

	@Override
	void describe(@Nullable AwsCredentials credentials, Map<String, Object> details) {
		details.put("region", this.region.id());
	}

	/**
	 * Lightsail denies access to credentials that it does not know too, so that STS has
	 * to say whether they are good.
	 */
	@Override
	AwsFailure refine(AwsFailure failure, RuntimeException cause, AwsRequestOverrideConfiguration request) {
		if (isRejectedKey(failure)) {
			return this.identities.refineRejection(failure, this.region, request);
		}
		if (failure.reason() == AwsFailureReason.ACCESS_DENIED && !isAboutAction(cause)) {
			AwsFailure rejection = this.identities.rejection(this.region, request);
			if (rejection != null && rejection.reason().isCuredByConfiguration()) {
				return isRejectedKey(rejection) ? this.identities.refineRejection(rejection, this.region, request)
						: rejection;
			}
		}
		return failure;
	}

	private static boolean isAboutAction(RuntimeException cause) {
		String message = cause.getMessage();
		return message != null && message.contains("not authorized to perform");
	}

}
