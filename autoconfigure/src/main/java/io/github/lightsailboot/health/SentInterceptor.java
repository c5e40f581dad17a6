package io.github.lightsailboot.health;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Tells when a request leaves.
 */
final class SentInterceptor implements ExecutionInterceptor {

	static final ExecutionAttribute<Runnable> SENT = new ExecutionAttribute<>("LightsailCheckSent");

	/**
	 * Tell that the answer to a request is waited for, though another one was sent.
	 */
	static void sent(AwsRequestOverrideConfiguration request) {
		sent(request.executionAttributes());
	}

	private static void sent(ExecutionAttributes attributes) {
		Runnable sent = attributes.getAttribute(SENT);
		if (sent != null) {
			sent.run();
		}
	}

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
		sent(executionAttributes);
	}

}
