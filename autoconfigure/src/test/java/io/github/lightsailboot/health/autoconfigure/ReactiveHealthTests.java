package io.github.lightsailboot.health.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReactiveHealthTests {

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void hangingEndpointDoesNotBlockTheEventLoop() throws Exception {
		this.emulator.faults().add(Fault.hang());
		try (ConfigurableApplicationContext context = start()) {
			CompletableFuture<HttpResponse<String>> health = get(context, "/actuator/health/lightsail");
			await().until(() -> this.emulator.requests().count() > 0);
			assertThat(get(context, "/thread").get(30, TimeUnit.SECONDS).body()).startsWith("single-loop");
			assertThat(health).isNotDone();
		}
	}

	@Test
	void checksShowInAReactiveApplication() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			HttpResponse<String> health = get(context, "/actuator/health/lightsail").get(60, TimeUnit.SECONDS);
			assertThat(health.statusCode()).isEqualTo(200);
			assertThat(health.body()).contains("123456789012", "lightsailApi", "productionAccess");
		}
	}

	private static CompletableFuture<HttpResponse<String>> get(ConfigurableApplicationContext context, String path) {
		URI uri = URI
			.create("http://localhost:%s%s".formatted(context.getEnvironment().getProperty("local.server.port"), path));
		return HttpClient.newHttpClient()
			.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--server.shutdown=immediate", "--spring.main.banner-mode=off",
					"--spring.cloud.aws.s3.enabled=false", "--spring.cloud.aws.ses.enabled=false",
					"--management.endpoint.health.show-details=always", "--aws.lightsail.region=eu-central-1",
					"--aws.lightsail.endpoint=" + this.emulator.endpoint(), "--aws.lightsail.health.timeout=60s",
					"--aws.lightsail.access-key=" + this.emulator.credentials().accessKeyId(),
					"--aws.lightsail.secret-key=" + this.emulator.credentials().secretAccessKey());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			factory.setLoopResourcesSupplier(() -> LoopResources.create("single-loop", 1, 1, true, false));
			return factory;
		}

		@Bean
		RouterFunction<ServerResponse> thread() {
			return RouterFunctions.route()
				.GET("/thread", (request) -> ServerResponse.ok().bodyValue(Thread.currentThread().getName()))
				.build();
		}

	}

}
