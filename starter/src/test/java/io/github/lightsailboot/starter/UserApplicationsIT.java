package io.github.lightsailboot.starter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the applications of {@code src/it}, which inherit nothing from this build.
 */
class UserApplicationsIT {

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void worksWithWhatTheReadmeShows() throws IOException {
		String readme = Files.readString(Path.of("../README.md"));
		assertThat(readme).contains(Files.readString(Path.of("src/it/readme/src/main/resources/application.yml")));
		assertThat(readme.replaceAll("\\s", "")).contains("<dependency><groupId>io.github.lightsailboot</groupId>"
				+ "<artifactId>lightsail-spring-boot-starter</artifactId><version>" + version() + "</version>");
		String controller = Files.readString(Path.of("src/it/readme/src/main/java/com/example/WelcomeController.java"));
		assertThat(readme).contains(controller.substring(controller.indexOf("import")));
		assertWorks("readme");
	}

	static String version() throws IOException {
		Matcher version = Pattern.compile("lightsail-spring-boot-starter</artifactId>\\s*<version>(.+)</version>")
			.matcher(Files.readString(Path.of("target/it/readme/pom.xml")));
		assertThat(version.find()).isTrue();
		return version.group(1);
	}

	@Test
	void worksBesideSpringCloudAws() throws IOException {
		List<String> authorizations = new CopyOnWriteArrayList<>();
		HttpServer s3 = s3(authorizations);
		try (UserApplication application = start("beside-s3", s3)) {
			assertWorks(application);
			assertThat(application.get("/buckets")).contains("photos");
		}
		finally {
			s3.stop(0);
		}
		assertThat(authorizations).singleElement().asString().contains("Credential=AKIAOTHEROTHEROTHER0/");
		assertThat(this.emulator.requests().all())
			.allMatch((request) -> request.accessKeyId().equals(this.emulator.credentials().accessKeyId()));
		assertThat(UserApplication.sdkModules("beside-s3")).hasSize(1);
	}

	@Test
	void reportsTheMixOfVersionsBesideSpringCloudAwsWithoutBom() throws IOException {
		HttpServer s3 = s3(new CopyOnWriteArrayList<>());
		try (UserApplication application = start("beside-s3-without-bom", s3)) {
			assertThat(application.output()).contains("APPLICATION FAILED TO START", "    2.40.2: annotations, auth, ",
					"    2.47.4: ", "<artifactId>lightsail-bom</artifactId>");
		}
		finally {
			s3.stop(0);
		}
	}

	@Test
	@Tag("consumers")
	void worksWithTheBom() {
		assertWorks("bom");
	}

	@Test
	@Tag("consumers")
	void worksWithTheBomBeforeThatOfSpringCloudAws() {
		assertWorks("spring-cloud-aws-bom-last");
	}

	@Test
	@Tag("consumers")
	void worksWithTheBomAfterThatOfSpringCloudAws() {
		try (UserApplication application = UserApplication.start("spring-cloud-aws-bom-first", this.emulator)) {
			assertWorks(application);
		}
	}

	@Test
	@Tag("consumers")
	void reportsVersionsThatDoNotFit() {
		try (UserApplication application = UserApplication.start("mixed-sdk-versions", this.emulator,
				"--management.endpoint.health.show-details=always")) {
			assertThat(application.get("/actuator/health/lightsail")).contains("\"status\":\"DOWN\"",
					"\"reason\":\"SDK_VERSION_MISMATCH\"", "2.47.4 (auth, aws-core, regions and 1 more)",
					"lightsail-bom");
			assertThat(application.post("/mails")).startsWith("failed: ")
				.contains("The message was not sent.", "2.47.4 (auth, aws-core, regions and 1 more)", "lightsail-bom");
		}
		assertThat(this.emulator.requests().all()).isEmpty();
	}

	@Test
	@Tag("consumers")
	void worksWithTheBootVersionBefore() {
		assertWorks("boot-4-0");
	}

	@Test
	@Tag("consumers")
	void worksWithAheadOfTimeProcessing() {
		assertWorks("ahead-of-time", "-Dspring.aot.enabled=true");
	}

	private void assertWorks(String name, String... options) {
		try (UserApplication application = UserApplication.start(name, this.emulator, options)) {
			assertWorks(application);
		}
		assertThat(UserApplication.sdkModules(name)).hasSize(1);
	}

	private void assertWorks(UserApplication application) {
		assertThat(application.get("/actuator/health/lightsail")).contains("\"status\":\"UP\"", "\"credentials\"")
			.doesNotContain("DOWN", "UNKNOWN");
		assertThat(application.post("/mails")).isEqualTo("sent");
		assertThat(this.emulator.mails()).singleElement()
			.satisfies((mail) -> assertThat(mail.subject()).isEqualTo("Welcome"));
	}

	private UserApplication start(String name, HttpServer s3) {
		return UserApplication.start(name, this.emulator,
				"--spring.cloud.aws.s3.endpoint=http://127.0.0.1:" + s3.getAddress().getPort(),
				"--spring.cloud.aws.s3.path-style-access-enabled=true", "--spring.cloud.aws.region.static=eu-central-1",
				"--spring.cloud.aws.credentials.access-key=AKIAOTHEROTHEROTHER0",
				"--spring.cloud.aws.credentials.secret-key=other");
	}

	private static HttpServer s3(List<String> authorizations) throws IOException {
		byte[] body = """
				<?xml version="1.0" encoding="UTF-8"?>
				<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
				<Buckets><Bucket><Name>photos</Name></Bucket></Buckets></ListAllMyBucketsResult>"""
			.getBytes(StandardCharsets.UTF_8);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		return server;
	}

}
