package io.github.lightsailboot.sample;

import java.util.List;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.protocol.AwsService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which requests are served and which are refused.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WebGuardTests {

	private static final List<String> ROUTES = List.of("GET /", "GET /index.html", "GET /app.js", "GET /favicon.svg",
			"GET /api/mails", "POST /api/mails", "GET /api/events", "GET /api/batch", "POST /api/batch",
			"POST /api/batch/cancel", "GET /api/instances", "POST /api/instances/web-1/stop",
			"POST /api/instances/worker-1/start", "GET /actuator", "GET /actuator/health",
			"GET /actuator/health/lightsail", "GET /actuator/metrics", "GET /actuator/configprops", "GET /actuator/env",
			"GET /nothing", "GET /error", "HEAD /", "OPTIONS /api/mails", "DELETE /api/instances");

	private static final List<String> FOREIGN_HOSTS = List.of("Host: example.com", "Host: localhost.example.com",
			"Host: example.com:8080", "Host: 127.0.0.1.example.com", "Host: 127.1", "Host: 127.0.0.256",
			"Host: 128.0.0.1", "Host: [::2]", "Host: sub.localhost", "Host: ", "X-Forwarded-Host: localhost");

	@LocalServerPort
	private int port;

	@Autowired
	private LightsailEmulator emulator;

	@Autowired
	private WebServerApplicationContext context;

	@BeforeEach
	void forgetRequests() {
		this.emulator.requests().clear();
	}

	@Test
	void listensOnLoopbackOnly() {
		TomcatWebServer server = (TomcatWebServer) this.context.getWebServer();
		assertThat(server).isNotNull();
		assertThat(server.getTomcat().getConnector().getProperty("address")).hasToString("/127.0.0.1");
	}

	@ParameterizedTest
	@MethodSource("routes")
	void foreignHostIsRefusedOnEveryRoute(String route) {
		for (String host : FOREIGN_HOSTS) {
			RawHttp.Response response = send(route, host, "Content-Type: application/json", "Content-Length: 0");
			assertThat(response.status()).as(host).isEqualTo(403);
			if (!route.startsWith("HEAD")) {
				assertThat(response.body()).contains("\"status\":403", "ssh -L").doesNotContain("example.com");
			}
		}
		assertNothingHappened();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8080:8080", "localhost@example.com", "local host" })
	void malformedHostIsRefused(String host) {
		assertThat(send("GET /actuator/env", "Host: " + host).status()).isEqualTo(400);
	}

	@Test
	void severalHostsAreRefused() {
		assertThat(send("GET /actuator/env", "Host: localhost", "Host: example.com").status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1", "127.255.255.254:65535",
			"[::1]", "[::1]:8080" })
	void loopbackNameIsAnswered(String host) {
		assertThat(send("GET /", "Host: " + host).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.com", "https://example.com", "null", "http://localhost:3000",
			"http://127.0.0.1:8080", "http://localhost", "localhost:8080", "file://",
			"http://localhost:8080.example.com" })
	void foreignOriginCannotAct(String origin) {
		for (String route : List.of("POST /api/mails", "POST /api/batch", "POST /api/instances/web-1/stop",
				"GET /api/events")) {
			RawHttp.Response response = send(route, "Host: localhost:8080", "Origin: " + origin,
					"Content-Type: application/json", "Content-Length: 0");
			assertThat(response.status()).isEqualTo(403);
			assertThat(response.body()).contains("own page");
		}
		assertNothingHappened();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site" })
	void requestThatABrowserCallsForeignCannotAct(String site) {
		assertThat(send("POST /api/instances/web-1/stop", "Host: localhost:8080", "Sec-Fetch-Site: " + site,
				"Content-Type: application/json", "Content-Length: 0")
			.status()).isEqualTo(403);
		assertNothingHappened();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded",
			"Content-Type: multipart/form-data; boundary=x", "Content-Type: text/plain; application/json",
			"Content-Type: ", "Content-Type: json", "X-Content-Type: application/json" })
	void onlyJsonCanAct(String contentType) {
		for (String route : List.of("POST /api/mails", "POST /api/batch", "POST /api/instances/web-1/stop", "PUT /",
				"DELETE /nothing")) {
			assertThat(send(route, "Host: localhost", contentType, "Content-Length: 0").status()).isEqualTo(415);
		}
		assertNothingHappened();
	}

	@Test
	void ownPageCanAct() {
		assertThat(send("POST /api/instances/nobody/stop", "Host: localhost:8080", "Origin: http://localhost:8080",
				"Sec-Fetch-Site: same-origin", "Content-Type: application/json;charset=UTF-8", "Content-Length: 0")
			.status()).isEqualTo(404);
	}

	@Test
	void preflightOfAnotherSiteGrantsNothing() {
		RawHttp.Response response = send("OPTIONS /api/mails", "Host: localhost:8080", "Origin: http://example.com",
				"Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.text()).doesNotContainIgnoringCase("Access-Control-Allow");
	}

	private void assertNothingHappened() {
		assertThat(this.emulator.requests().count(AwsService.LIGHTSAIL, "StartInstance")).isZero();
		assertThat(this.emulator.requests().count(AwsService.LIGHTSAIL, "StopInstance")).isZero();
		assertThat(this.emulator.requests().count(AwsService.SES_V2, "SendEmail")).isZero();
	}

	private RawHttp.Response send(String route, String... headers) {
		String[] parts = route.split(" ", 2);
		return RawHttp.send(this.port, parts[0], parts[1], headers);
	}

	private static List<String> routes() {
		return ROUTES;
	}

}
