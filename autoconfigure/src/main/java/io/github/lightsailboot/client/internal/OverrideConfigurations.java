package io.github.lightsailboot.client.internal;

import java.util.List;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Puts back what a customizer left empty when it replaced a client's whole configuration.
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
		if (customized.apiCallTimeout().isEmpty()) {
			defaults.apiCallTimeout().ifPresent(result::apiCallTimeout);
		}
		if (customized.apiCallAttemptTimeout().isEmpty()) {
			defaults.apiCallAttemptTimeout().ifPresent(result::apiCallAttemptTimeout);
		}
		if (customized.advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX).isEmpty()) {
			defaults.advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX)
				.ifPresent((suffix) -> result.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, suffix));
		}
		List<ExecutionInterceptor> interceptors = customized.executionInterceptors();
		defaults.executionInterceptors()
			.stream()
			.filter((interceptor) -> !interceptors.contains(interceptor))
			.forEach(result::addExecutionInterceptor);
		List<MetricPublisher> publishers = customized.metricPublishers();
		defaults.metricPublishers()
			.stream()
			.filter((publisher) -> !publishers.contains(publisher))
			.forEach(result::addMetricPublisher);
		return result.build();
	}

	private static boolean hasRetries(ClientOverrideConfiguration configuration) {
		return configuration.retryStrategy().isPresent() || configuration.retryStrategyConfigurator().isPresent()
				|| configuration.retryMode().isPresent();
	}

}
