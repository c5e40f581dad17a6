package io.github.lightsailboot.health.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.health.internal.LightsailChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class UnreachableEndpointTests {

	private static final String PASSWORD = "changeit";

	private final Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class, LightsailAutoConfiguration.class,
				LightsailClientAutoConfiguration.class, LightsailChecksAutoConfiguration.class,
				LightsailHealthContributorAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=eu-central-1", "aws.lightsail.access-key=test",
				"aws.lightsail.secret-key=test", "aws.lightsail.health.timeout=20s");

	UnreachableEndpointTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void hostThatDoesNotExistIsUnreachable() {
		assertUnreachable(this.runner, "http://does-not-exist.invalid", "cannot be resolved");
	}

	@Test
	void endpointThatDoesNotSpeakTlsIsUnreachable() {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			assertUnreachable(this.runner, "https://127.0.0.1:%d".formatted(emulator.endpoint().getPort()),
					"No secure connection");
		}
	}

	@Test
	void certificateThatNobodyTrustsIsUnreachable() throws Exception {
		HttpsServer server = server("IP:127.0.0.1");
		try {
			assertUnreachable(this.runner, "https://127.0.0.1:%d".formatted(server.getAddress().getPort()),
					"No secure connection");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void certificateOfAnotherHostIsUnreachable() throws Exception {
		HttpsServer server = server("DNS:other.example");
		try (SdkHttpClient trusting = UrlConnectionHttpClient.builder()
			.tlsTrustManagersProvider(() -> new TrustManager[] { new TrustEverybody() })
			.build()) {
			assertUnreachable(
					this.runner.withBean(AwsSyncClientCustomizer.class,
							() -> (builder) -> builder.httpClient(trusting)),
					"https://127.0.0.1:%d".formatted(server.getAddress().getPort()), "No secure connection");
		}
		finally {
			server.stop(0);
		}
	}

	/**
	 * As a resolver of host names may hang: a native call that nothing interrupts.
	 */
	@Test
	void callThatNothingInterruptsHoldsNobodyAndTakesOneThreadForEachCheck() {
		try (HangingHttpClient hanging = new HangingHttpClient()) {
			this.runner
				.withPropertyValues("aws.lightsail.endpoint=http://127.0.0.1:1", "aws.lightsail.health.timeout=300ms",
						"aws.lightsail.health.cache-ttl=1s")
				.withBean(AwsSyncClientCustomizer.class, () -> (builder) -> builder.httpClient(hanging))
				.run((context) -> {
					await().untilAsserted(() -> assertThat(reason(context)).isEqualTo("TIMEOUT"));
					Set<Thread> stuck = hanging();
					assertThat(stuck).hasSizeLessThanOrEqualTo(3);
					Object first = health(context).getDetails().get("checkedAt");
					await().untilAsserted(() -> {
						Health later = health(context);
						assertThat(later.getStatus()).isEqualTo(Status.DOWN);
						assertThat(later.getDetails()).containsEntry("reason", "TIMEOUT")
							.doesNotContainEntry("checkedAt", Objects.requireNonNull(first));
					});
					assertThat(hanging()).isEqualTo(stuck);
					assertThat(threads()).hasSizeLessThanOrEqualTo(6);
				});
			assertThat(hanging()).isNotEmpty();
		}
		await().untilAsserted(() -> assertThat(threads()).isEmpty());
	}

	private static void assertUnreachable(ApplicationContextRunner runner, String endpoint, String message) {
		runner.withPropertyValues("aws.lightsail.endpoint=" + endpoint).run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("reason", "UNREACHABLE")
				.extractingByKey("message")
				.asString()
				.contains(message);
		});
	}

	private static Object reason(BeanFactory context) {
		return health(context).getDetails().getOrDefault("reason", "none");
	}

	private static Health health(BeanFactory context) {
		HealthIndicator indicator = (HealthIndicator) context
			.getBean("lightsailHealthContributor", CompositeHealthContributor.class)
			.getContributor(HealthCheck.CREDENTIALS.part());
		return Objects.requireNonNull(Objects.requireNonNull(indicator).health());
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().matches("lightsail-health-.*"))
			.collect(Collectors.toSet());
	}

	private static Set<Thread> hanging() {
		return threads().stream()
			.filter((thread) -> Arrays.stream(thread.getStackTrace())
				.anyMatch((frame) -> frame.getClassName().contains(HangingHttpClient.class.getSimpleName())))
			.collect(Collectors.toSet());
	}

	private HttpsServer server(String name) throws Exception {
		Path file = this.directory.resolve("server.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server", "-ext", "SAN=" + name,
				"-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.start();
		String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(keytool.waitFor()).as(output).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream content = Files.newInputStream(file)) {
			store.load(content, PASSWORD.toCharArray());
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		server.start();
		return server;
	}

	private static final class TrustEverybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

	private static final class HangingHttpClient implements SdkHttpClient {

		private final CountDownLatch over = new CountDownLatch(1);

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			return new ExecutableHttpRequest() {

				@Override
				public HttpExecuteResponse call() throws IOException {
					while (true) {
						try {
							if (HangingHttpClient.this.over.await(1, TimeUnit.MINUTES)) {
								throw new IOException("over");
							}
						}
						catch (InterruptedException ex) {
							// A native call would not notice
						}
					}
				}

				@Override
				public void abort() {
				}

			};
		}

		@Override
		public String clientName() {
			return "hanging";
		}

		@Override
		public void close() {
			this.over.countDown();
		}

	}

}
