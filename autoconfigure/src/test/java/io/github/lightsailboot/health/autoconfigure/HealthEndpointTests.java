package io.github.lightsailboot.health.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class HealthEndpointTests {

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void partsShowWithComponents() throws Exception {
		try (ConfigurableApplicationContext context = start("--management.endpoint.health.show-components=always")) {
			HttpResponse<String> response = get(context, "lightsail");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("\"credentials\"", "\"lightsailApi\"", "\"ses\"")
				.doesNotContain("123456789012");
		}
	}

	@Test
	void nothingOfTheAccountShowsByDefault() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			assertThat(get(context, "").body()).doesNotContain("lightsail").contains("UP");
		}
	}

	@Test
	void restrictedAccountIsShownAndNotCounted() throws Exception {
		this.emulator.ses().setSendingEnabled(false);
		try (ConfigurableApplicationContext context = start("--management.endpoint.health.show-details=always")) {
			HttpResponse<String> ses = get(context, "lightsail/ses");
			assertThat(ses.statusCode()).isEqualTo(200);
			assertThat(ses.body()).contains("\"status\":\"RESTRICTED\"", "SENDING_PAUSED");
			HttpResponse<String> all = get(context, "");
			assertThat(all.statusCode()).isEqualTo(200);
			assertThat(all.body()).contains("RESTRICTED").endsWith("\"status\":\"UP\"}");
		}
	}

	@Test
	void restrictedAccountCountsIfSomebodySaysSo() throws Exception {
		this.emulator.ses().setSendingEnabled(false);
		try (ConfigurableApplicationContext context = start("--management.endpoint.health.show-details=always",
				"--management.endpoint.health.status.order=down,out-of-service,restricted,up,unknown",
				"--management.endpoint.health.status.http-mapping.down=503",
				"--management.endpoint.health.status.http-mapping.out-of-service=503",
				"--management.endpoint.health.status.http-mapping.restricted=503")) {
			HttpResponse<String> all = get(context, "");
			assertThat(all.statusCode()).isEqualTo(503);
			assertThat(all.body()).endsWith("\"status\":\"RESTRICTED\"}");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "down,out-of-service,up,unknown | 200 | UNKNOWN",
			"down,restricted,up,unknown | 503 | RESTRICTED", "down,unknown,up,restricted | 503 | RESTRICTED" })
	void restrictedAccountAsTheOnlyCheckDecidesNothingUnlessSomebodySaysSo(String order, int status, String lightsail)
			throws Exception {
		this.emulator.ses().setSendingEnabled(false);
		try (ConfigurableApplicationContext context = start("--management.endpoint.health.show-details=always",
				"--aws.lightsail.health.checks=ses", "--management.endpoint.health.status.order=" + order,
				"--management.endpoint.health.status.http-mapping.restricted=503")) {
			HttpResponse<String> response = get(context, "lightsail");
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(response.body()).contains("\"status\":\"RESTRICTED\"", "SENDING_PAUSED")
				.endsWith("\"status\":\"%s\"}".formatted(lightsail));
		}
	}

	@Test
	void restrictedAccountAsTheOnlyCheckLeavesTheApplicationUpByDefault() throws Exception {
		this.emulator.ses().setSendingEnabled(false);
		try (ConfigurableApplicationContext context = start("--management.endpoint.health.show-components=always",
				"--aws.lightsail.health.checks=ses")) {
			assertThat(get(context, "lightsail").statusCode()).isEqualTo(200);
			HttpResponse<String> all = get(context, "");
			assertThat(all.statusCode()).isEqualTo(200);
			assertThat(all.body()).endsWith("\"status\":\"UP\"}");
		}
	}

	@Test
	void oneCheckIsUsableInAGroup() throws Exception {
		this.emulator.keys().deactivate(this.emulator.credentials().accessKeyId());
		try (ConfigurableApplicationContext context = start(
				"--management.endpoint.health.group.ready.include=lightsail/credentials",
				"--management.endpoint.health.probes.enabled=true")) {
			assertThat(get(context, "ready").statusCode()).isEqualTo(503);
			assertThat(get(context, "readiness").statusCode()).isEqualTo(200);
			assertThat(get(context, "liveness").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void deniedPermissionsDoNotTakeTheApplicationDown() throws Exception {
		this.emulator.keys().allowOnly(this.emulator.credentials().accessKeyId(), "ses:SendRawEmail");
		try (ConfigurableApplicationContext context = start("--management.endpoint.health.show-details=always")) {
			HttpResponse<String> all = get(context, "");
			assertThat(all.statusCode()).isEqualTo(200);
			assertThat(all.body()).contains("ACCESS_DENIED").endsWith("\"status\":\"UP\"}");
		}
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
			throws IOException, InterruptedException {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		URI uri = URI.create("http://localhost:%s/actuator/health%s".formatted(port, path.isEmpty() ? "" : "/" + path));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	private ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off",
				"--spring.cloud.aws.s3.enabled=false", "--spring.cloud.aws.ses.enabled=false",
				"--management.health.mail.enabled=false", "--management.health.diskspace.enabled=false",
				"--management.health.ssl.enabled=false", "--aws.lightsail.region=eu-central-1",
				"--aws.lightsail.endpoint=" + this.emulator.endpoint(), "--aws.lightsail.health.timeout=60s",
				"--aws.lightsail.access-key=" + this.emulator.credentials().accessKeyId(),
				"--aws.lightsail.secret-key=" + this.emulator.credentials().secretAccessKey()));
		all.addAll(List.of(arguments));
		return SpringApplication.run(Application.class, all.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
