package io.github.lightsailboot.sample;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the packaged application, alone and with the emulator as a program.
 */
class SampleApplicationIT {

	private static final String MAIL = """
			{"to":"jane@example.com","subject":"Hello","text":"Hello","from":"shop@example.com"}""";

	private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

	private static final String WRONG_SECRET = "Zq8v2NwrongwrongwrongwrongwrongwrongXy3P";

	@Test
	void worksByItself() throws Exception {
		try (Program sample = Program.sample(Map.of())) {
			assertUp(sample);
			assertAnswers(sample.get("/actuator/health/lightsail"), 200, "\"emulator\":true");
			assertAnswers(sample.post("/api/mails", MAIL), 202, "\"messageId\"");
			assertAnswers(sample.get("/api/mails"), 200, "jane@example.com");
			assertAnswers(sample.get("/api/instances"), 200, "\"web-1\"");
			assertAnswers(sample.get("/"), 200, "<title>");
		}
	}

	@Test
	void worksWithAheadOfTimeProcessing() throws Exception {
		try (Program sample = Program.sample(Map.of(), "-Dspring.aot.enabled=true")) {
			assertUp(sample);
			assertAnswers(sample.post("/api/mails", MAIL), 202, "\"messageId\"");
		}
	}

	@Test
	void worksWithTheEmulatorAsAProgram() throws Exception {
		try (Program emulator = Program.emulator(); Program sample = sample(emulator, "AKIAIOSFODNN7EXAMPLE", SECRET)) {
			assertUp(sample);
			assertAnswers(sample.get("/actuator/health/lightsail/credentials"), 200, "\"account\":\"123456789012\"");
			assertAnswers(sample.post("/api/mails", MAIL), 202, "\"messageId\"");
			assertAnswers(sample.get("/api/mails"), 404, "local");
			assertAnswers(emulator.get("/mails"), 200, "jane@example.com");
			assertAnswers(emulator.get("/"), 200, "<title>Mails</title>");
		}
	}

	@Test
	void wrongSecretIsReportedAndShownNowhere() throws Exception {
		try (Program emulator = Program.emulator();
				Program sample = sample(emulator, "AKIAIOSFODNN7EXAMPLE", WRONG_SECRET)) {
			assertAnswers(sample.get("/actuator/health"), 503, "\"reason\":\"WRONG_SECRET_KEY\"");
			assertAnswers(sample.post("/api/mails", MAIL), 502, "\"reason\":\"WRONG_SECRET_KEY\"");
			assertThat(sample.output()).contains("The secret key does not belong")
				.doesNotContain(WRONG_SECRET.substring(0, 8));
		}
	}

	@Test
	void unknownKeyIsReported() throws Exception {
		try (Program emulator = Program.emulator(); Program sample = sample(emulator, "AKIAXXXXXXXXXXXXXXXX", SECRET)) {
			assertAnswers(sample.get("/actuator/health"), 503, "\"reason\":\"UNKNOWN_ACCESS_KEY\"");
		}
	}

	private static Program sample(Program emulator, String accessKey, String secretKey) throws IOException {
		return Program.sample(Map.of("AWS_LIGHTSAIL_ENDPOINT", emulator.url(), "AWS_LIGHTSAIL_ACCESS_KEY", accessKey,
				"AWS_LIGHTSAIL_SECRET_KEY", secretKey), "--spring.profiles.active=aws");
	}

	private static void assertUp(Program sample) throws Exception {
		assertAnswers(sample.get("/actuator/health"), 200, "\"status\":\"UP\"");
		assertAnswers(sample.get("/actuator/health/lightsail/credentials"), 200, "\"status\":\"UP\"");
	}

	private static void assertAnswers(HttpResponse<String> response, int status, String part) {
		assertThat(response.body()).contains(part);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
	}

}
