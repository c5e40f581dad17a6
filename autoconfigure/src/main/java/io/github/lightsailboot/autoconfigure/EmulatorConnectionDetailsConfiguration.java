package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.util.List;

import io.github.lightsailboot.emulator.EmulatorCredentials;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

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
	LightsailConnectionDetails emulatorConnectionDetails(LightsailEmulator emulator, LightsailProperties properties) {
		List<String> unused = CredentialsSources.of(properties);
		logger.warn("Uses the emulator at %s: no mail is delivered, and instances are not real.%s"
			.formatted(emulator.endpoint(), unused.isEmpty() ? ""
					: " Not used: %s.".formatted(String.join(", ", unused.stream().map("`%s`"::formatted).toList()))));
		return new EmulatorConnectionDetails(emulator, properties.getRegion() != null);
	}

	/**
	 * Connection details of an emulator, which accepts every region: the configured one
	 * stays, and an application that configures none gets {@code us-east-1}.
	 */
	private record EmulatorConnectionDetails(LightsailEmulator emulator,
			boolean regionConfigured) implements LightsailConnectionDetails {

		@Override
		public URI getEndpoint() {
			return this.emulator.endpoint();
		}

		@Override
		public @Nullable String getRegion() {
			return this.regionConfigured ? null : "us-east-1";
		}

		@Override
		public AwsCredentials getCredentials() {
			EmulatorCredentials credentials = this.emulator.credentials();
			return AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey());
		}

	}

}
