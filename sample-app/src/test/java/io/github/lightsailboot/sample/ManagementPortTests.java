package io.github.lightsailboot.sample;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Actuator on its own port is protected too.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class ManagementPortTests {

	@LocalManagementPort
	private int port;

	@Autowired
	private Servers servers;

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/env", "/nothing", "/" })
	void foreignHostIsRefused(String path) {
		assertThat(RawHttp.send(this.port, "GET", path, "Host: example.com").status()).isEqualTo(403);
	}

	@Test
	void loopbackNameIsAnswered() {
		assertThat(RawHttp.send(this.port, "GET", "/actuator/env", "Host: localhost").status()).isEqualTo(200);
	}

	@Test
	void allListenOnLoopbackOnly() {
		assertThat(this.servers.addresses).hasSize(2).containsOnly("/127.0.0.1");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Servers {

		private final List<String> addresses = new CopyOnWriteArrayList<>();

		@EventListener
		void add(WebServerInitializedEvent event) {
			TomcatWebServer server = (TomcatWebServer) event.getWebServer();
			this.addresses.add(String.valueOf(server.getTomcat().getConnector().getProperty("address")));
		}

	}

}
