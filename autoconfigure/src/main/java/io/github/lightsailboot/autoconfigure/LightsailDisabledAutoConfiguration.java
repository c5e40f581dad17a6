package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that logs which property disabled
 * all others of this starter, and still masks secrets.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@Conditional(OnLightsailEnabledCondition.Disabled.class)
@Import(SanitizingConfiguration.class)
@Lazy(false)
public final class LightsailDisabledAutoConfiguration {

	private static final Log logger = LogFactory.getLog(LightsailDisabledAutoConfiguration.class);

	LightsailDisabledAutoConfiguration(Environment environment) {
		String origin = new ConfiguredProperties(environment).origin(OnLightsailEnabledCondition.PROPERTY)
			.map(" (%s)"::formatted)
			.orElse("");
		logger.info("Lightsail is disabled by `%s`%s".formatted(OnLightsailEnabledCondition.PROPERTY, origin));
	}

}
