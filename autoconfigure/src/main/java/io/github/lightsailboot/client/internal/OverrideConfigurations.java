package io.github.lightsailboot.client.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;

/**
 * Restores the options that a customizer left empty when it replaced the whole
 * configuration of a client.
 */
final class OverrideConfigurations {

	private OverrideConfigurations() {
	}

	static ClientOverrideConfiguration fill(ClientOverrideConfiguration customized,
			ClientOverrideConfiguration defaults) {
		ClientOverrideConfiguration.Builder result = customized.toBuilder();
		if (!hasRetries(customized)) {
			defaults.retryStrategy().ifPresent(result::retryStrategy);
			defaults.retryStrategyConfigurator().ifPresent(result::retryStrategy);
		}
		fill(customized.apiCallTimeout(), defaults.apiCallTimeout(), result::apiCallTimeout);
		fill(customized.apiCallAttemptTimeout(), defaults.apiCallAttemptTimeout(), result::apiCallAttemptTimeout);
		fill(customized.scheduledExecutorService(), defaults.scheduledExecutorService(),
				result::scheduledExecutorService);
		fill(customized.advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX),
				defaults.advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX),
				(suffix) -> result.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, suffix));
		addMissing(customized.executionInterceptors(), defaults.executionInterceptors(),
				result::addExecutionInterceptor);
		addMissing(customized.metricPublishers(), defaults.metricPublishers(), result::addMetricPublisher);
		return result.build();
	}

	private static <T> void fill(Optional<T> customized, Optional<T> value, Consumer<T> setter) {
		if (customized.isEmpty()) {
			value.ifPresent(setter);
		}
	}

	private static <T> void addMissing(Collection<T> customized, Collection<T> values, Consumer<T> adder) {
		values.stream().filter((value) -> !customized.contains(value)).forEach(adder);
	}

	private static boolean hasRetries(ClientOverrideConfiguration configuration) {
		return configuration.retryStrategy().isPresent() || configuration.retryStrategyConfigurator().isPresent()
				|| configuration.retryMode().isPresent();
	}

}
