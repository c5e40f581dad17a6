package io.github.lightsailboot.emulator;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmulatorMain}.
 */
class EmulatorMainTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void helpNamesEveryOption() {
		assertThat(run("--help")).isZero();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("--port", "--bind", "--sandbox", "/health",
				"/mails");
	}

	@ParameterizedTest
	@CsvSource({ "--prot 1,Unknown argument: --prot", "--port,--port needs a value",
			"--port x,'--port must be a number from 0 to 65535, not ''x'''",
			"--port=70000,'--port must be a number from 0 to 65535, not ''70000'''",
			"--bind 1.2.3.4.5,'--bind must be an address of this machine, not ''1.2.3.4.5'''" })
	void badArgumentIsTold(String line, String message) {
		assertThat(run(line.split(" ", -1))).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).startsWith(message);
		assertThat(this.out.size()).isZero();
	}

	@Test
	void environmentAndMailsArePrinted() {
		assertThat(run("--port", "0")).isZero();
		String announced = this.out.toString(StandardCharsets.UTF_8);
		String endpoint = announced.lines().findFirst().orElseThrow().replaceFirst(".* ", "");
		assertThat(announced).contains("AWS_LIGHTSAIL_ENDPOINT=" + endpoint, "AWS_LIGHTSAIL_REGION=us-east-1",
				"AWS_LIGHTSAIL_ACCESS_KEY=AKIAIOSFODNN7EXAMPLE",
				"AWS_LIGHTSAIL_SECRET_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AWS_ENDPOINT_URL=" + endpoint,
				"AWS_REGION=us-east-1", "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE",
				"AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", endpoint + "/");
		try (SesV2Client client = SesV2Client.builder()
			.endpointOverride(URI.create(endpoint))
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")))
			.httpClientBuilder(UrlConnectionHttpClient.builder())
			.build()) {
			client.sendEmail(
					(email) -> email.content((content) -> content.raw((raw) -> raw.data(SdkBytes.fromUtf8String("""
							From: shop@example.com
							To: ada@example.com
							Subject: Welcome

							Hello""")))));
		}
		assertThat(this.out.toString(StandardCharsets.UTF_8).substring(announced.length()))
			.containsPattern("Mail from shop@example\\.com to ada@example\\.com: Welcome \\(\\d+ bytes\\)\\R$");
	}

	@Test
	void takenPortIsTold() {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			int port = emulator.endpoint().getPort();
			assertThat(run("--port", Integer.toString(port))).isEqualTo(1);
			assertThat(this.err.toString(StandardCharsets.UTF_8)).startsWith("Cannot listen on 127.0.0.1 port " + port);
		}
	}

	private int run(String... args) {
		return EmulatorMain.run(List.of(args), new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8));
	}

}
