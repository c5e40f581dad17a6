package io.github.lightsailboot.autoconfigure;

import java.util.List;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connection details of an emulator that is a bean of the application.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(LightsailEmulator.class)
class EmulatorConnectionDetailsConfiguration {

	private static final Log logger = LogFactory.getLog(EmulatorConnectionDetailsConfiguration.class);

	@Bean
	@ConditionalOnBean(LightsailEmulator.class)
	@ConditionalOnMissingBean(LightsailConnectionDetails.class)
	EmulatorConnectionDetails emulatorConnectionDetails(LightsailEmulator emulator, LightsailProperties properties) {
		List<String> unused = CredentialsSources.of(properties);
		logger.warn("Uses the emulator at %s: no mail is delivered, and instances are not real.%s"
			.formatted(emulator.endpoint(), unused.isEmpty() ? ""
					: " Not used: %s.".formatted(String.join(", ", unused.stream().map("`%s`"::formatted).toList()))));
		return new EmulatorConnectionDetails(emulator, properties.getRegion() != null);
	}

}
