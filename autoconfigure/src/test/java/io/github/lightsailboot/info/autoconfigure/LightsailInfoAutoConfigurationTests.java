package io.github.lightsailboot.info.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LightsailInfoAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class, LightsailAutoConfiguration.class,
				LightsailClientAutoConfiguration.class, LightsailInfoAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=eu-central-1", "aws.lightsail.access-key=AKIAQYLPMN5HFIQR7XYA",
				"aws.lightsail.secret-key=b5enchmarkb5enchmarkb5enchmarkb5enchmark");

	@Test
	void infoHasTheRegion() {
		this.runner.run((context) -> assertThat(info(context))
			.isEqualTo(Map.of("lightsail", Map.of("region", "eu-central-1", "emulator", false))));
	}

	@Test
	void infoHasTheAvailabilityZoneIfOneIsConfigured() {
		this.runner.withPropertyValues("aws.lightsail.region=us-east-1a")
			.run((context) -> assertThat(info(context)).isEqualTo(Map.of("lightsail",
					Map.of("region", "us-east-1", "availabilityZone", "us-east-1a", "emulator", false))));
	}

	@Test
	void infoRecognizesTheEmulatorByItsAnswer() {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			this.runner.withPropertyValues("aws.lightsail.endpoint=" + emulator.endpoint())
				.run((context) -> awaitInfo(context, Map.of("region", "eu-central-1", "emulator", true)));
		}
	}

	@Test
	void anotherEndpointIsNotTheEmulator() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		server.start();
		try {
			this.runner.withPropertyValues("aws.lightsail.endpoint=http://127.0.0.1:" + server.getAddress().getPort())
				.run((context) -> awaitInfo(context, Map.of("region", "eu-central-1", "emulator", false)));
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void infoDoesNotClaimWhatTheEndpointDoesNotAnswer() {
		this.runner.withPropertyValues("aws.lightsail.endpoint=http://127.0.0.1:1")
			.run((context) -> assertThat(info(context))
				.isEqualTo(Map.of("lightsail", Map.of("region", "eu-central-1"))));
	}

	@Test
	void infoCanBeDisabled() {
		this.runner.withPropertyValues("management.info.lightsail.enabled=false")
			.run((context) -> assertThat(info(context)).isEmpty());
		this.runner.withPropertyValues("aws.lightsail.enabled=false")
			.run((context) -> assertThat(info(context)).isEmpty());
	}

	@Test
	void contributorOfTheApplicationComesFirst() {
		this.runner
			.withBean("lightsailInfoContributor", InfoContributor.class,
					() -> (builder) -> builder.withDetail("lightsail", "own"))
			.run((context) -> assertThat(info(context)).isEqualTo(Map.of("lightsail", "own")));
	}

	@Test
	void actuatorIsOptional() {
		this.runner.withClassLoader(new FilteredClassLoader(InfoContributor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("lightsailInfoContributor"));
	}

	/**
	 * Request the info until the endpoint responds within the time limit of a request.
	 */
	private static void awaitInfo(ApplicationContext context, Map<String, Object> lightsail) {
		await().atMost(Duration.ofMinutes(1))
			.until(() -> info(context), (info) -> info.toString().contains("emulator"));
		assertThat(info(context)).isEqualTo(Map.of("lightsail", lightsail));
	}

	private static Map<String, Object> info(ApplicationContext context) {
		return new InfoEndpoint(context.getBeanProvider(InfoContributor.class).orderedStream().toList()).info();
	}

}
