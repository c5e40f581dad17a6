package io.github.lightsailboot.health.internal;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Notifies a check when the SDK hands its request to the network. What comes before, in a
 * cold JVM the load of hundreds of classes, is none of AWS's time.
 */
final class SentInterceptor implements ExecutionInterceptor {

	/**
	 * What to run then, an attribute of the request.
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
