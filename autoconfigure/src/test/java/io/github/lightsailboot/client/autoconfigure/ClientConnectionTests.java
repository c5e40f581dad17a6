package io.github.lightsailboot.client.autoconfigure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.lightsail.LightsailClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the connections of the clients: certificates and proxies.
 */
class ClientConnectionTests {

	private static final String PASSWORD = "changeit";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ValidationAutoConfiguration.class,
				LightsailAutoConfiguration.class, LightsailClientAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=eu-central-1", "aws.lightsail.access-key=AKIAQYLPMN5HFIQR7XYA",
				"aws.lightsail.secret-key=b5enchmarkb5enchmarkb5enchmarkb5enchmark");

	@Test
	void certificatesOfTheSslBundleAreTrusted(@TempDir Path directory) throws Exception {
		withServerOfItsOwnCertificate(directory,
				(endpoint) -> endpoint.withPropertyValues("aws.lightsail.ssl.bundle=proxy").run((context) -> {
					assertThat(context.getBean(LightsailClient.class).getRegions().regions()).isEmpty();
					assertThat(context.getBean(LightsailAsyncClient.class).getRegions().join().regions()).isEmpty();
				}));
	}

	@Test
	void certificatesOfTheJvmAreTrustedWithoutAnSslBundle(@TempDir Path directory) throws Exception {
		withServerOfItsOwnCertificate(directory,
				(endpoint) -> endpoint.withPropertyValues("aws.lightsail.ssl.bundle=")
					.run((context) -> assertThatExceptionOfType(SdkClientException.class)
						.isThrownBy(() -> context.getBean(LightsailClient.class).getRegions())
						.withStackTraceContaining("unable to find valid certification path")));
	}

	@Test
	void proxyOfTheJvmIsUsed() throws IOException {
		try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> refuseConnection(proxy));
			System.setProperty("https.proxyHost", "127.0.0.1");
			System.setProperty("https.proxyPort", String.valueOf(proxy.getLocalPort()));
			try {
				this.runner.run((context) -> assertThatExceptionOfType(SdkClientException.class)
					.isThrownBy(() -> context.getBean(LightsailClient.class)
						.getRegions((call) -> call.overrideConfiguration(
								(configuration) -> configuration.apiCallTimeout(Duration.ofSeconds(30))))));
			}
			finally {
				System.clearProperty("https.proxyHost");
				System.clearProperty("https.proxyPort");
			}
			assertThat(request).isCompletedWithValueMatching(
					(line) -> line.startsWith("CONNECT lightsail.eu-central-1.amazonaws.com:443 "));
		}
	}

	private void withServerOfItsOwnCertificate(Path directory, Consumer<ApplicationContextRunner> test)
			throws IOException, InterruptedException {
		Path keystore = directory.resolve("keystore.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", keystore.toString(), "-storepass", PASSWORD)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
		JksSslStoreDetails store = JksSslStoreDetails.forLocation("file:" + keystore).withPassword(PASSWORD);
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(
				new HttpsConfigurator(SslBundle.of(new JksSslStoreBundle(store, store)).createSslContext()));
		server.createContext("/", (exchange) -> {
			byte[] noRegions = "{\"regions\":[]}".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, noRegions.length);
			exchange.getResponseBody().write(noRegions);
			exchange.close();
		});
		server.start();
		try {
			test.accept(this.runner.withPropertyValues(
					"aws.lightsail.endpoint=https://127.0.0.1:" + server.getAddress().getPort(),
					"spring.ssl.bundle.jks.proxy.truststore.location=file:" + keystore,
					"spring.ssl.bundle.jks.proxy.truststore.password=" + PASSWORD));
		}
		finally {
			server.stop(0);
		}
	}

	/**
	 * Refuse one request with 403, accept no other, and return the first line of it.
	 */
	private static String refuseConnection(ServerSocket proxy) {
		try (Socket socket = proxy.accept()) {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			String first = reader.readLine();
			while (!reader.readLine().isEmpty()) {
				// The rest of the headers
			}
			socket.getOutputStream()
				.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			proxy.close();
			return first;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
