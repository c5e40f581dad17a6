package io.github.lightsailboot.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for mails through the proxy that system properties name.
 */
class ProxyTests {

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private HttpServer proxy;

	private Map<String, String> properties;

	@BeforeEach
	void start() throws IOException {
		this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.proxy.createContext("/", this::handle);
		this.proxy.start();
		this.properties = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort",
				String.valueOf(this.proxy.getAddress().getPort()), "http.proxyUser", "user", "http.proxyPassword",
				"password", "http.nonProxyHosts", "localhost|127.*");
		this.properties.forEach(System::setProperty);
	}

	@AfterEach
	void stop() {
		this.properties.keySet().forEach(System::clearProperty);
		this.proxy.stop(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		this.requests
			.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
		byte[] answer = "{\"MessageId\":\"id\"}".getBytes(StandardCharsets.US_ASCII);
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private void send(URI endpoint) {
		try (SesJavaMailSender sender = EmulatorMail.builder(endpoint).maxSendRate(1000.0).build()) {
			sender.send(EmulatorMail.message("a@example.org"));
		}
	}

	@Test
	void sendsThroughTheProxy() {
		send(URI.create("http://ses.example"));
		assertThat(this.requests)
			.containsExactly("http://ses.example/v2/email/outbound-emails Basic dXNlcjpwYXNzd29yZA==");
	}

	@Test
	void sendsPastTheProxyToHostsThatNeedNone() {
		send(URI.create("http://127.0.0.1:" + this.proxy.getAddress().getPort()));
		assertThat(this.requests).containsExactly("/v2/email/outbound-emails null");
	}

}
