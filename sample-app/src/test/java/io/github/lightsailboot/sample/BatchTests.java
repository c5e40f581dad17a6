package io.github.lightsailboot.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.sample.live.LiveEvents;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for batches and the events of their progress.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BatchTests {

	private static final String MAIL = """
			{"mail": {"to": "jane@example.com", "subject": "Hello", "text": "Text"}, "count": %d}
			""";

	@Autowired
	private LightsailEmulator emulator;

	private final URI url;

	private final RestTestClient client;

	BatchTests(@LocalServerPort int port) {
		this.url = URI.create("http://localhost:" + port);
		this.client = RestTestClient.bindToServer().baseUrl(this.url.toString()).build();
	}

	@BeforeEach
	void reset() {
		this.emulator.reset();
	}

	@Test
	void everyMailHasAnOutcome() {
		this.emulator.faults()
			.add(Fault.error(400, "MessageRejected", "Refused").on(AwsService.SES_V2, "SendEmail").once());
		send(4).expectStatus().isAccepted().expectBody().jsonPath("$.total").isEqualTo(4);
		awaitState("FINISHED");
		latest().jsonPath("$.sent")
			.isEqualTo(3)
			.jsonPath("$.failed")
			.isEqualTo(1)
			.jsonPath("$.outcomes.length()")
			.isEqualTo(4)
			.jsonPath("$.outcomes[?(@.reason == 'REJECTED')].detail")
			.isNotEmpty();
		assertThat(this.emulator.mails()).hasSize(3)
			.allSatisfy((mail) -> assertThat(mail.subject()).matches("Hello \\([1-4] of 4\\)"));
	}

	@Test
	@Timeout(30)
	void pageThatDoesNotReadStopsNobodyElse(@Autowired LiveEvents events) throws IOException {
		try (Socket page = new Socket()) {
			page.setReceiveBufferSize(1024);
			page.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.url.getPort()));
			page.getOutputStream()
				.write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(page.getInputStream().read()).isEqualTo('H');
			for (int i = 0; i < 20; i++) {
				events.publish("large", "x".repeat(1_000_000));
			}
		}
		finally {
			events.publish("large", "");
		}
		send(1).expectStatus().isAccepted();
		awaitState("FINISHED");
	}

	@Test
	void cancelLetsNoFurtherMailBegin() {
		send(50).expectStatus().isAccepted();
		send(1).expectStatus().isEqualTo(409);
		Awaitility.await().until(() -> !this.emulator.mails().isEmpty());
		post("/api/batch/cancel", "").expectStatus().isAccepted();
		awaitState("CANCELLED");
		int sent = this.emulator.mails().size();
		assertThat(sent).isLessThan(50);
		latest().jsonPath("$.sent").isEqualTo(sent).jsonPath("$.failed").isEqualTo(0);
	}

	@Test
	void batchStopsWhenTheAccountMayNotSend() {
		this.emulator.ses().setSendingEnabled(false);
		send(50).expectStatus().isAccepted();
		awaitState("STOPPED");
		latest().jsonPath("$.sent").isEqualTo(0).jsonPath("$.outcomes[0].reason").isEqualTo("SENDING_PAUSED");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"count": 5}                                                                    | mail
			{"mail": {"to": "jane", "subject": "s", "text": "t"}, "count": 5}               | mail.to
			{"mail": {"to": "a@example.com", "subject": "s", "text": "t"}, "count": 0}      | count
			{"mail": {"to": "a@example.com", "subject": "s", "text": "t"}, "count": 51}     | count
			""")
	void invalidBatchIsRefusedWithTheField(String batch, String field) {
		post("/api/batch", batch).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field);
		assertThat(this.emulator.mails()).isEmpty();
	}

	@Test
	void eventsHoldHealthActivityAndBatch() throws IOException, InterruptedException {
		send(1).expectStatus().isAccepted();
		awaitState("FINISHED");
		HttpRequest request = HttpRequest.newBuilder(this.url.resolve("/api/events"))
			.timeout(Duration.ofSeconds(60))
			.build();
		try (Stream<String> lines = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofLines())
			.body()) {
			List<String> events = lines.filter((line) -> line.startsWith("data:")).limit(3).toList();
			assertThat(events).anySatisfy((event) -> assertThat(event).contains("\"checks\":{\"credentials\""))
				.anySatisfy((event) -> assertThat(event).contains("\"mailsPerMinute\":", "\"mailsListed\":true"))
				.anySatisfy((event) -> assertThat(event).contains("\"state\":\"FINISHED\""))
				.noneSatisfy((event) -> assertThat(event)
					.contains(this.emulator.credentials().secretAccessKey().substring(0, 8)));
		}
	}

	private void awaitState(String state) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> latest().jsonPath("$.state").isEqualTo(state));
	}

	private RestTestClient.BodyContentSpec latest() {
		return this.client.get().uri("/api/batch").exchange().expectBody();
	}

	private RestTestClient.ResponseSpec send(int count) {
		return post("/api/batch", MAIL.formatted(count));
	}

	private RestTestClient.ResponseSpec post(String path, String body) {
		return this.client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

}
