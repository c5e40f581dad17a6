package io.github.lightsailboot.test.autoconfigure;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureLightsailEmulator} with an emulator that the test
 * defines.
 */
@SpringBootTest
@AutoConfigureLightsailEmulator
class OwnEmulatorTests {

	@RepeatedTest(2)
	void settingsOfTheTestAndWhatTheApplicationCreatedAtItsStartAreKept(@Autowired SesV2Client client,
			@Autowired LightsailEmulator emulator) {
		assertThat(emulator.ses().isProductionAccess()).isFalse();
		assertThat(client.getEmailTemplate((template) -> template.templateName("welcome")).templateContent().subject())
			.isEqualTo("Welcome");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		LightsailEmulator lightsailEmulator() {
			return LightsailEmulator.builder().ses((account) -> account.setProductionAccess(false)).start();
		}

		@Bean
		ApplicationRunner templates(SesV2Client client) {
			return (arguments) -> client.createEmailTemplate((template) -> template.templateName("welcome")
				.templateContent((content) -> content.subject("Welcome").text("Hello {{name}}")));
		}

	}

}
