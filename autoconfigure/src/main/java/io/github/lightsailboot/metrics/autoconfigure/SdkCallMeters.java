package io.github.lightsailboot.metrics.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.lightsailboot.client.internal.ClientInstrumentation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Measures every call of the clients, including retries, as {@code lightsail.sdk.call}.
 * The tags contain nothing of a request except the name of its operation.
 */
final class SdkCallMeters implements ClientInstrumentation, ExecutionInterceptor {

	private static final Log logger = LogFactory.getLog(SdkCallMeters.class);

	private static final String NAME = "lightsail.sdk.call";

	private static final ExecutionAttribute<Long> START = new ExecutionAttribute<>("LightsailCallStart");

	private final Supplier<List<MeterRegistry>> registries;

	/**
	 * Create the meters.
	 * @param registries the registries to measure in, looked up for every call
	 */
	SdkCallMeters(Supplier<List<MeterRegistry>> registries) {
		this.registries = registries;
	}

	@Override
	public void instrument(ClientOverrideConfiguration.Builder configuration) {
		configuration.addExecutionInterceptor(this);
	}

	@Override
	public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
		executionAttributes.putAttribute(START, System.nanoTime());
	}

	@Override
	public void afterExecution(Context.AfterExecution context, ExecutionAttributes executionAttributes) {
		record("SUCCESS", executionAttributes);
	}

	@Override
	public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes executionAttributes) {
		record(outcome(context.exception()), executionAttributes);
	}

	private static String outcome(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (!(cause instanceof SdkServiceException exception)) {
			return "NO_ANSWER";
		}
		if (exception.isThrottlingException()) {
			return "THROTTLED";
		}
		return (exception.statusCode() >= 500) ? "SERVER_ERROR" : "CLIENT_ERROR";
	}

	private void record(String outcome, ExecutionAttributes attributes) {
		Long start = attributes.getAttribute(START);
		if (start == null) {
			return;
		}
		try {
			for (MeterRegistry registry : this.registries.get()) {
				Timer.builder(NAME)
					.description("Calls to AWS, including retries")
					.tag("service", text(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)))
					.tag("operation", text(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)))
					.tag("outcome", outcome)
					.register(registry)
					.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
			}
		}
		catch (RuntimeException | LinkageError ex) {
			// A failed meter must not change the outcome of the call
			logger.debug("A call to AWS was not measured", ex);
		}
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "unknown";
	}

}
