package io.github.lightsailboot.test.autoconfigure;

import java.net.URI;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailConnectionDetails;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LightsailEmulatorTestAutoConfiguration}.
 */
class LightsailEmulatorTestAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LightsailEmulatorTestAutoConfiguration.class,
				LightsailAutoConfiguration.class, LightsailClientAutoConfiguration.class));

	@Test
	void clientsUseTheEmulatorOfTheirContext() {
		this.runner.run((context) -> {
			LightsailEmulator emulator = context.getBean(LightsailEmulator.class);
			assertThat(context.getBean(SesV2Client.class).getAccount((request) -> {
			}).sendQuota().maxSendRate()).isEqualTo(emulator.ses().getMaxSendRate());
			assertThat(emulator.requests().count()).isEqualTo(1);
			this.runner.run((other) -> assertThat(other.getBean(LightsailEmulator.class).endpoint())
				.isNotEqualTo(emulator.endpoint()));
		});
	}

	@Test
	void configuredRegionStays() {
		this.runner.withPropertyValues("aws.lightsail.region=eu-west-1")
			.run((context) -> assertThat(context.getBean(SesV2Client.class).serviceClientConfiguration().region().id())
				.isEqualTo("eu-west-1"));
	}

	@Test
	void emulatorOfTheTestIsUsed() {
		this.runner.withUserConfiguration(Sandbox.class)
			.run((context) -> assertThat(context.getBean(SesV2Client.class).getAccount((request) -> {
			}).productionAccessEnabled()).isFalse());
	}

	@Test
	void otherConnectionDetailsAreRefused() {
		this.runner.withPropertyValues("aws.lightsail.region=eu-west-1")
			.withUserConfiguration(ElsewhereConnectionDetails.class)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageStartingWith("The application does not use the emulator"));
	}

	@Test
	void applicationWithoutLightsailStarts() {
		this.runner.withPropertyValues("aws.lightsail.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(LightsailEmulator.class)
				.doesNotHaveBean(SesV2Client.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Sandbox {

		@Bean
		LightsailEmulator sandbox() {
			return LightsailEmulator.builder().ses((account) -> account.setProductionAccess(false)).start();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ElsewhereConnectionDetails implements LightsailConnectionDetails {

		@Override
		public URI getEndpoint() {
			return URI.create("http://127.0.0.1:1");
		}

		@Override
		public AwsCredentials getCredentials() {
			return AwsBasicCredentials.create("test", "test");
		}

	}

}
