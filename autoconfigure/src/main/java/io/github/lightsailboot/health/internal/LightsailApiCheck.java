package io.github.lightsailboot.health.internal;

import java.util.Map;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.client.internal.LightsailClients;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetRegionsResponse;

/**
 * Checks whether the Lightsail API responds to requests with the credentials.
 */
final class LightsailApiCheck extends Check<LightsailClient, GetRegionsResponse> {

	LightsailApiCheck(ClientTarget target, CheckContext context) {
		super(HealthCheck.LIGHTSAIL_API, new AwsCall("Lightsail", target.region(), "lightsail:GetRegions"), target,
				context.clients().client(LightsailClients.SYNC), context);
	}

	@Override
	GetRegionsResponse call(LightsailClient client, AwsRequestOverrideConfiguration configuration) {
		return client.getRegions((request) -> request.overrideConfiguration(configuration));
	}

	@Override
	@Nullable AwsFailure result(GetRegionsResponse response, Map<String, Object> details) {
		return (response.hasRegions() && !response.regions().isEmpty()) ? null : AwsFailure.ofMalformedAnswer(call());
	}

	/**
	 * Lightsail also denies access to credentials that it does not know, so STS is called
	 * to check whether they are valid.
	 */
	@Override
	AwsFailure refine(AwsFailure failure, RuntimeException exception, AwsRequestOverrideConfiguration configuration) {
		if (failure.reason() == AwsFailureReason.ACCESS_DENIED && !isAboutAction(exception)) {
			AwsFailure rejection = identity().rejection(configuration);
			if (rejection != null && rejection.reason().isCuredByConfiguration()) {
				return super.refine(rejection, exception, configuration);
			}
		}
		return super.refine(failure, exception, configuration);
	}

	private static boolean isAboutAction(RuntimeException exception) {
		String message = exception.getMessage();
		return message != null && message.contains("not authorized to perform");
	}

}
