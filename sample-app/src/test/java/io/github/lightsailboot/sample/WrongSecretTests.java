package io.github.lightsailboot.sample;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the messages for a wrong secret key.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("aws")
class WrongSecretTests {

	private static final LightsailEmulator aws = LightsailEmulator.builder().start();

	private static final String WRONG = "wrongwrongwrongwrongwrongwrongwrongwrong";

	private final RestTestClient client;

	WrongSecretTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("aws.lightsail.endpoint", aws::endpoint);
		registry.add("aws.lightsail.access-key", () -> aws.credentials().accessKeyId());
		registry.add("aws.lightsail.secret-key", () -> WRONG);
	}

	@AfterAll
	static void stop() {
		aws.close();
	}

	@Test
	void healthTellsTheReason() {
		this.client.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.components.lightsail.components.credentials.status")
			.isEqualTo("DOWN")
			.jsonPath("$.components.lightsail.components.credentials.details.reason")
			.isEqualTo("WRONG_SECRET_KEY");
	}

	@Test
	void mailIsRefusedWithTheReason() {
		this.client.post()
			.uri("/api/mails")
			.contentType(MediaType.APPLICATION_JSON)
			.body("""
					{"to": "jane@example.com", "subject": "Hello", "text": "Text", "from": "shop@example.com"}
					""")
			.exchange()
			.expectStatus()
			.isEqualTo(502)
			.expectBody(String.class)
			.consumeWith((result) -> assertThat(result.getResponseBody()).contains("\"reason\":\"WRONG_SECRET_KEY\"")
				.doesNotContain(WRONG.substring(0, 8)));
		assertThat(aws.mails()).isEmpty();
	}

	@Test
	void instancesAreRefusedWithTheReason() {
		this.client.get()
			.uri("/api/instances")
			.exchange()
			.expectStatus()
			.isEqualTo(502)
			.expectBody()
			.jsonPath("$.reason")
			.isEqualTo("WRONG_SECRET_KEY")
			.jsonPath("$.detail")
			.value((detail) -> assertThat(detail).asString().contains("create a new access key"));
	}

	@Test
	void noEndpointShowsTheSecret() {
		for (String endpoint : new String[] { "health", "env", "configprops" }) {
			this.client.get()
				.uri("/actuator/" + endpoint)
				.exchange()
				.expectBody(String.class)
				.consumeWith((result) -> assertThat(result.getResponseBody()).isNotEmpty()
					.doesNotContain(WRONG.substring(0, 8)));
		}
	}

}
