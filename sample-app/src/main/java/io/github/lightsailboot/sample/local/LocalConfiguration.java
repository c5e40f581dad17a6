package io.github.lightsailboot.sample.local;

import io.github.lightsailboot.emulator.LightsailEmulator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Starts the emulator, which the starter then uses instead of AWS.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalConfiguration {

	@Bean
	LightsailEmulator lightsailEmulator() {
		return LightsailEmulator.builder().start();
	}

}
