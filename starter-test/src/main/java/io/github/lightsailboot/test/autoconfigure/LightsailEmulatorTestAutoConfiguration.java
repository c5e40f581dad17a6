package io.github.lightsailboot.test.autoconfigure;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailConnectionDetails;
import io.github.lightsailboot.emulator.LightsailEmulator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.Assert;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for an emulator in tests.
 *
 * @see AutoConfigureLightsailEmulator
 * @since 0.1.0
 */
@AutoConfiguration(before = LightsailAutoConfiguration.class)
public final class LightsailEmulatorTestAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LightsailEmulator lightsailEmulator() {
		return LightsailEmulator.builder().start();
	}

	/**
	 * A test that sees no mail in the emulator must not have sent it somewhere else.
	 */
	@Bean
	static SmartInitializingSingleton lightsailEmulatorEndpointVerifier(ObjectProvider<LightsailEmulator> emulator,
			ObjectProvider<LightsailConnectionDetails> connectionDetails) {
		return () -> connectionDetails.ifAvailable((details) -> Assert.state(
				emulator.getObject().endpoint().equals(details.getEndpoint()),
				() -> ("The application does not use the emulator: it has LightsailConnectionDetails of its own (%s). "
						+ "Remove them from this test, or @AutoConfigureLightsailEmulator.")
					.formatted(details.getClass().getName())));
	}

}
