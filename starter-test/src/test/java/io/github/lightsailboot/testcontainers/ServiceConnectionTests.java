package io.github.lightsailboot.testcontainers;

import java.net.URI;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailConnectionDetails;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for service connections, with the emulator in place of the container.
 */
class ServiceConnectionTests {

	private final LightsailEmulator emulator = LightsailEmulator.builder()
		.credentials("test", "test")
		.key(AccessKey.of("testing", "testing"))
		.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean("containerPort", Integer.class, () -> this.emulator.endpoint().getPort())
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
				LightsailAutoConfiguration.class, LightsailClientAutoConfiguration.class));

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@Test
	void localStackContainerIsUsed() {
		this.runner.withUserConfiguration(LocalStack.class).run((context) -> {
			assertThat(context).hasSingleBean(LightsailConnectionDetails.class);
			context.getBean(SesV2Client.class).getAccount((request) -> {
			});
			assertThat(this.emulator.requests().all()).singleElement()
				.satisfies((request) -> assertThat(request.accessKeyId()).isEqualTo("test"))
				.satisfies((request) -> assertThat(request.region()).isEqualTo("eu-west-1"));
		});
	}

	@Test
	void motoContainerIsUsed() {
		this.runner.withUserConfiguration(Moto.class).run((context) -> {
			assertThat(context).hasSingleBean(LightsailConnectionDetails.class);
			context.getBean(SesV2Client.class).getAccount((request) -> {
			});
			assertThat(this.emulator.requests().all()).singleElement()
				.satisfies((request) -> assertThat(request.accessKeyId()).isEqualTo("testing"))
				.satisfies((request) -> assertThat(request.region()).isEqualTo("us-east-1"));
		});
	}

	@Test
	void motoNeedsNoLocalStack() {
		this.runner.withUserConfiguration(Moto.class)
			.withClassLoader(new FilteredClassLoader("org.testcontainers.localstack"))
			.run((context) -> assertThat(context).hasSingleBean(LightsailConnectionDetails.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class LocalStack {

		@Bean
		@ServiceConnection
		LocalStackContainer container(Integer containerPort) {
			// Its constructor needs Docker
			LocalStackContainer container = mock();
			given(container.getEndpoint()).willReturn(URI.create("http://127.0.0.1:" + containerPort));
			given(container.getRegion()).willReturn("eu-west-1");
			given(container.getAccessKey()).willReturn("test");
			given(container.getSecretKey()).willReturn("test");
			return container;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Moto {

		@Bean
		@ServiceConnection(name = "moto")
		GenericContainer<?> container(Integer containerPort) {
			return new MotoContainer(containerPort);
		}

	}

	static final class MotoContainer extends GenericContainer<MotoContainer> {

		private final Integer port;

		MotoContainer(Integer port) {
			super("motoserver/moto");
			this.port = port;
		}

		@Override
		public void start() {
		}

		@Override
		public String getHost() {
			return "127.0.0.1";
		}

		@Override
		public Integer getMappedPort(int port) {
			assertThat(port).isEqualTo(5000);
			return this.port;
		}

	}

}
