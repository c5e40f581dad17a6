package io.github.lightsailboot.health.internal;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Notifies a check when the SDK passes its request to the network. The time before, in
 * which a cold JVM loads hundreds of classes, does not count towards the timeout of AWS.
 */
final class SentInterceptor implements ExecutionInterceptor {

	/**
	 * Attribute of the request with the callback to run.
	 */
	static final ExecutionAttribute<Runnable> SENT = new ExecutionAttribute<>("LightsailCheckSent");

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
		Runnable sent = executionAttributes.getAttribute(SENT);
		if (sent != null) {
			sent.run();
		}
	}

}
