package io.github.lightsailboot.autoconfigure;

import java.util.Set;

import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * Reports {@code aws.lightsail.enabled} when an application injects a bean that does not
 * exist because the property is false.
 */
class LightsailDisabledFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	private static final String OWN_TYPES = "io.github.lightsailboot.";

	private static final Set<String> TYPES = Set.of("org.springframework.mail.MailSender",
			"org.springframework.mail.javamail.JavaMailSender",
			"software.amazon.awssdk.services.lightsail.LightsailClient",
			"software.amazon.awssdk.services.lightsail.LightsailAsyncClient",
			"software.amazon.awssdk.services.sesv2.SesV2Client",
			"software.amazon.awssdk.services.sesv2.SesV2AsyncClient", "software.amazon.awssdk.services.ses.SesClient");

	private final Environment environment;

	LightsailDisabledFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		ResolvableType required = cause.getResolvableType();
		Class<?> type = (required != null) ? required.resolve() : null;
		if (type == null || !isOurs(type.getName()) || OnLightsailEnabledCondition.isEnabled(this.environment)) {
			return null;
		}
		String origin = new ConfiguredProperties(this.environment).origin(OnLightsailEnabledCondition.PROPERTY)
			.map(" (%s)"::formatted)
			.orElse("");
		return new FailureAnalysis(
				"%s required a bean of type '%s' that does not exist, because `%s` is false%s.".formatted(
						(description != null) ? description : "A component", type.getName(),
						OnLightsailEnabledCondition.PROPERTY, origin),
				"Set `%s` to true, or define a bean of type '%s' in your configuration."
					.formatted(OnLightsailEnabledCondition.PROPERTY, type.getName()),
				cause);
	}

	private static boolean isOurs(String type) {
		return TYPES.contains(type) || type.startsWith(OWN_TYPES);
	}

	@Override
	public int getOrder() {
		// Before Boot's analyzer for mail senders, whose order is 0
		return -1;
	}

}
