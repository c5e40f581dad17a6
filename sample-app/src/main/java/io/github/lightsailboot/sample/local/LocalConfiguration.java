package io.github.lightsailboot.sample.local;

import io.github.lightsailboot.emulator.LightsailEmulator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The emulator instead of AWS. The starter finds the bean and talks to it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalConfiguration {

	@Bean
	LightsailEmulator lightsailEmulator() {
		return LightsailEmulator.builder().start();
	}

}
