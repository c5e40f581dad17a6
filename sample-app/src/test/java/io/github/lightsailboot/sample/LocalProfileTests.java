package io.github.lightsailboot.sample;

import java.time.Duration;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the default profile without further configuration.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LocalProfileTests {

	@Autowired
	private LightsailEmulator emulator;

	private final RestTestClient client;

	LocalProfileTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@BeforeEach
	void forgetMails() {
		this.emulator.clearMails();
		this.emulator.ses().acceptAnySender();
	}

	@Test
	void pageIsThere() {
		this.client.get()
			.uri("/")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.consumeWith((result) -> assertThat(result.getResponseBody()).contains("<script src=\"app.js\"")
				.contains("app.css"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/app.js", "/batch.js", "/charts.js", "/dom.js", "/health.js", "/http.js", "/instances.js",
			"/mails.js", "/quota.js", "/app.css", "/favicon.svg" })
	void partsOfThePageAreThere(String path) {
		this.client.get().uri(path).exchange().expectStatus().isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/app.js", "/actuator/health", "/api/mails", "/nothing" })
	void nothingButTheApplicationItselfMayBeLoaded(String path) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectHeader()
			.value("Content-Security-Policy",
					(policy) -> assertThat(policy).contains("default-src 'none'")
						.contains("script-src 'self';")
						.contains("frame-ancestors 'none'")
						.doesNotContain("unsafe-eval"))
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("Cross-Origin-Resource-Policy", "same-origin")
			.expectHeader()
			.valueEquals("Cache-Control", "no-store");
	}

	@Test
	void sentMailArrives() {
		post("/api/mails", """
				{"to": "Jane <jane@example.com>", "subject": "Grüße", "text": "Hallo", "html": "<b>Hallo</b>"}
				""").expectStatus()
			.isAccepted()
			.expectBody()
			.jsonPath("$.messageId")
			.value((id) -> assertThat(this.emulator.mails()).singleElement()
				.satisfies((mail) -> assertThat(mail.messageId()).isEqualTo(id)));
		this.client.get()
			.uri("/api/mails")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].from")
			.isEqualTo("sample@example.com")
			.jsonPath("$[0].to[0]")
			.isEqualTo("jane@example.com")
			.jsonPath("$[0].subject")
			.isEqualTo("Grüße")
			.jsonPath("$[0].text")
			.isEqualTo("Hallo")
			.jsonPath("$[0].html")
			.isEqualTo("<b>Hallo</b>")
			.jsonPath("$[0].receivedAt")
			.isNotEmpty();
	}

	@Test
	void mailWithoutHtmlIsPlainText() {
		post("/api/mails", """
				{"to": "jane@example.com", "subject": "Plain", "text": "Only text", "html": " "}
				""").expectStatus().isAccepted();
		assertThat(this.emulator.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.html()).isNull();
			assertThat(mail.text()).isEqualTo("Only text");
		});
	}

	@Test
	void mailCanNameItsSender() {
		post("/api/mails", """
				{"to": "jane@example.com", "subject": "From me", "text": "Text", "from": "Me <me@example.org>"}
				""").expectStatus().isAccepted();
		assertThat(this.emulator.mails()).singleElement()
			.satisfies((mail) -> assertThat(mail.from()).isEqualTo("Me <me@example.org>"));
	}

	@Test
	void newestMailIsFirst() {
		for (String subject : new String[] { "first", "second" }) {
			post("/api/mails", """
					{"to": "jane@example.com", "subject": "%s", "text": "Text"}
					""".formatted(subject)).expectStatus().isAccepted();
		}
		this.client.get().uri("/api/mails").exchange().expectBody().jsonPath("$[0].subject").isEqualTo("second");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                                                              | to
			{"to": " ", "subject": "s", "text": "t"}                        | to
			{"to": "jane", "subject": "s", "text": "t"}                     | to
			{"to": "a@example.com,b@example.com", "subject": "s", "text": "t"}       | to
			{"to": "jörg@example.com", "subject": "s", "text": "t"}         | to
			{"to": "a@example.com\\r\\nBcc: b@example.com", "subject": "s", "text": "t"} | to
			{"to": "a@example.com", "text": "t"}                            | subject
			{"to": "a@example.com", "subject": "s\\r\\nBcc: b@example.com", "text": "t"} | subject
			{"to": "a@example.com", "subject": "s"}                         | text
			{"to": "a@example.com", "subject": "s", "text": "t", "from": "x"}       | from
			""")
	void badMailIsRefusedWithTheField(String mail, String field) {
		post("/api/mails", mail).expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.errors[?(@.field == '" + field + "')].message")
			.isNotEmpty()
			.jsonPath("$.detail")
			.value((detail) -> assertThat(detail).asString().contains("`" + field + "`"));
		assertThat(this.emulator.mails()).isEmpty();
	}

	@Test
	void mailThatIsNeverSentToSesIsABadRequest() {
		post("/api/mails", """
				{"to": "a@straße.example", "subject": "s", "text": "t"}
				""").expectStatus().isBadRequest().expectBody().jsonPath("$.reason").isEqualTo("REJECTED");
		assertThat(this.emulator.mails()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "\"text\"", "" })
	void whatIsNoMailIsRefused(String body) {
		post("/api/mails", body).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The body is not a JSON object of the expected form.");
	}

	@Test
	void refusedMailTellsTheReason() {
		this.emulator.ses().setVerifiedIdentities("example.net");
		post("/api/mails", """
				{"to": "jane@example.com", "subject": "Refused", "text": "Text"}
				""").expectStatus()
			.isEqualTo(502)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.reason")
			.isEqualTo("IDENTITY_NOT_VERIFIED")
			.jsonPath("$.detail")
			.isNotEmpty();
		assertThat(this.emulator.mails()).isEmpty();
	}

	@Test
	void instancesAreListed() {
		this.client.get()
			.uri("/api/instances")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[?(@.name == 'web-1')].availabilityZone")
			.isEqualTo("us-east-1a")
			.jsonPath("$[?(@.name == 'worker-1')].state")
			.isNotEmpty();
	}

	@Test
	void instancesStartAndStop() {
		this.emulator.lightsail().setTransitionTime(Duration.ZERO);
		assertState("worker-1", "stopped");
		post("/api/instances/worker-1/start", "").expectStatus()
			.isAccepted()
			.expectBody()
			.jsonPath("$.operation")
			.isEqualTo("StartInstance");
		assertState("worker-1", "running");
		post("/api/instances/worker-1/start", "").expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.reason")
			.isEqualTo("WRONG_STATE");
		post("/api/instances/worker-1/stop", "").expectStatus().isAccepted();
		assertState("worker-1", "stopped");
	}

	@ParameterizedTest
	@ValueSource(strings = { "start", "stop" })
	void unknownInstanceIsNotFound(String action) {
		post("/api/instances/nobody/" + action, "").expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.value((detail) -> assertThat(detail).asString().contains("no instance of this name"));
	}

	@Test
	void healthTellsTheThreeChecks() {
		this.client.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("UP")
			.jsonPath("$.components.lightsail.components.credentials.details.account")
			.isEqualTo("123456789012")
			.jsonPath("$.components.lightsail.components.lightsailApi.status")
			.isEqualTo("UP")
			.jsonPath("$.components.lightsail.components.ses.details.max24HourSend")
			.isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "health", "metrics", "configprops", "env" })
	void actuatorHoldsNoSecret(String endpoint) {
		String secret = this.emulator.credentials().secretAccessKey();
		this.client.get()
			.uri("/actuator/" + endpoint)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.consumeWith((result) -> assertThat(result.getResponseBody()).isNotEmpty()
				.doesNotContain(secret.substring(0, 8))
				.doesNotContain(secret.substring(secret.length() - 8)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "beans", "heapdump", "loggers", "shutdown", "threaddump" })
	void noOtherEndpointIsExposed(String endpoint) {
		this.client.get().uri("/actuator/" + endpoint).exchange().expectStatus().isNotFound();
	}

	private void assertState(String name, String state) {
		this.client.get()
			.uri("/api/instances")
			.exchange()
			.expectBody()
			.jsonPath("$[?(@.name == '" + name + "')].state")
			.isEqualTo(state);
	}

	private RestTestClient.ResponseSpec post(String path, String body) {
		return this.client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

}
