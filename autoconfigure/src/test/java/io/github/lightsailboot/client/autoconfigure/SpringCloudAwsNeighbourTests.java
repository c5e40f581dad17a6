package io.github.lightsailboot.client.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SpringCloudAwsNeighbourTests {

	private static final String[] S3 = { "spring.cloud.aws.credentials.access-key=AKIAS3S3S3S3S3S3S3S3",
			"spring.cloud.aws.credentials.secret-key=s3Secret", "spring.cloud.aws.region.static=eu-west-3",
			"spring.cloud.aws.ses.enabled=false" };

	@Test
	void eachSignsWithItsOwnKeysAndGoesToItsOwnEndpoint() throws IOException {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start();
				RecordingServer s3 = new RecordingServer();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
					.web(WebApplicationType.NONE)
					.properties(S3)
					.properties("spring.cloud.aws.endpoint=" + s3.endpoint(), "aws.lightsail.region=us-east-2",
							"aws.lightsail.endpoint=" + emulator.endpoint(),
							"aws.lightsail.access-key=" + emulator.credentials().accessKeyId(),
							"aws.lightsail.secret-key=" + emulator.credentials().secretAccessKey())
					.run()) {
			context.getBean(S3Client.class).listBuckets();
			context.getBean(LightsailClient.class).getRegions();
			assertThat(s3.authorizations).singleElement()
				.satisfies((header) -> assertThat(header).contains("AKIAS3S3S3S3S3S3S3S3").contains("/eu-west-3/s3/"));
			assertThat(emulator.requests().all()).singleElement().satisfies((request) -> {
				assertThat(request.accessKeyId()).isEqualTo(emulator.credentials().accessKeyId());
				assertThat(request.region()).isEqualTo("us-east-2");
			});
		}
	}

	@Test
	void emulatorThatIsABeanServesOnlyUs() throws IOException {
		try (RecordingServer s3 = new RecordingServer();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class,
						EmulatorConfiguration.class)
					.web(WebApplicationType.NONE)
					.properties(S3)
					.properties("spring.cloud.aws.endpoint=" + s3.endpoint())
					.run()) {
			context.getBean(S3Client.class).listBuckets();
			context.getBean(LightsailClient.class).getRegions();
			assertThat(s3.authorizations).hasSize(1);
			assertThat(context.getBean(LightsailEmulator.class).requests().count()).isEqualTo(1);
		}
	}

	@Test
	void inheritedCredentialsAreThoseOfSpringCloudAws() {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
					.web(WebApplicationType.NONE)
					.properties("spring.cloud.aws.credentials.access-key=" + emulator.credentials().accessKeyId(),
							"spring.cloud.aws.credentials.secret-key=" + emulator.credentials().secretAccessKey(),
							"spring.cloud.aws.region.static=eu-west-3", "spring.cloud.aws.ses.enabled=false",
							"spring.cloud.aws.s3.enabled=false", "aws.lightsail.inherit-credentials=true",
							"aws.lightsail.endpoint=" + emulator.endpoint())
					.run()) {
			context.getBean(LightsailClient.class).getRegions();
			assertThat(emulator.requests().all()).singleElement()
				.satisfies((request) -> assertThat(request.region()).isEqualTo("eu-west-3"));
		}
	}

	/**
	 * Answers as S3 does to a list of buckets, and records the access key of each
	 * request.
	 */
	private static final class RecordingServer implements AutoCloseable {

		private static final byte[] NO_BUCKETS = "<ListAllMyBucketsResult/>".getBytes(StandardCharsets.UTF_8);

		private final List<String> authorizations = new CopyOnWriteArrayList<>();

		private final HttpServer server;

		RecordingServer() throws IOException {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/", (exchange) -> {
				this.authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
				exchange.sendResponseHeaders(200, NO_BUCKETS.length);
				exchange.getResponseBody().write(NO_BUCKETS);
				exchange.close();
			});
			this.server.start();
		}

		String endpoint() {
			return "http://127.0.0.1:" + this.server.getAddress().getPort();
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class EmulatorConfiguration {

		@Bean
		LightsailEmulator emulator() {
			return LightsailEmulator.builder().start();
		}

	}

}
