package io.github.lightsailboot.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
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
 * Tests for the profile {@code aws} with a configured endpoint and keys.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("aws")
class AwsProfileTests {

	private static final LightsailEmulator aws = LightsailEmulator.builder().start();

	private final String url;

	private final RestTestClient client;

	AwsProfileTests(@LocalServerPort int port) {
		this.url = "http://localhost:" + port;
		this.client = RestTestClient.bindToServer().baseUrl(this.url).build();
	}

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("aws.lightsail.endpoint", aws::endpoint);
		registry.add("aws.lightsail.access-key", () -> aws.credentials().accessKeyId());
		registry.add("aws.lightsail.secret-key", () -> aws.credentials().secretAccessKey());
	}

	@AfterAll
	static void stop() {
		aws.close();
	}

	@Test
	void startsNothingLocal(@Autowired ObjectProvider<LightsailEmulator> emulator) {
		assertThat(emulator.stream()).isEmpty();
	}

	@Test
	void arrivedMailsAreUnknown() {
		this.client.get()
			.uri("/api/mails")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.value((detail) -> assertThat(detail).asString().contains("`local`"));
	}

	@Test
	void pageKnowsThatThereIsNoList() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + "/api/events")).build();
		try (Stream<String> lines = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofLines())
			.body()) {
			assertThat(lines.filter((line) -> line.contains("\"mailsSent\"")).findFirst())
				.hasValueSatisfying((activity) -> assertThat(activity).contains("\"mailsListed\":false"));
		}
	}

	@Test
	void mailGoesToTheEndpoint() {
		aws.clearMails();
		send("""
				{"to": "jane@example.com", "subject": "Hello", "text": "Text", "from": "shop@example.com"}
				""").expectStatus().isAccepted();
		assertThat(aws.mails()).singleElement()
			.satisfies((mail) -> assertThat(mail.from()).isEqualTo("shop@example.com"));
	}

	@Test
	void mailWithoutAnySenderIsRefused() {
		send("""
				{"to": "jane@example.com", "subject": "Hello", "text": "Text"}
				""").expectStatus().isBadRequest().expectBody().jsonPath("$.reason").isEqualTo("NO_FROM");
	}

	@Test
	void instancesComeFromTheEndpoint() {
		this.client.get()
			.uri("/api/instances")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[0].name")
			.isEqualTo("web-1");
	}

	private RestTestClient.ResponseSpec send(String mail) {
		return this.client.post().uri("/api/mails").contentType(MediaType.APPLICATION_JSON).body(mail).exchange();
	}

}
