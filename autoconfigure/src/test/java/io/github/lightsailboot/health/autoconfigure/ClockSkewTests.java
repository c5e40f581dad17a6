package io.github.lightsailboot.health.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In a JVM of its own each, for the SDK keeps what it learns of the clock for all clients
 * of a JVM.
 */
class ClockSkewTests {

	@Test
	void clockThatTheSdkCorrectsIsUpWithTheDifference() throws Exception {
		assertThat(run("corrected")).contains("UP")
			.containsPattern("clockSkew=-(59[0-9]|60[0-9]|61[0-9])s")
			.contains("The clock of this machine differs")
			.doesNotContain("CLOCK_SKEW");
	}

	@Test
	void clockThatAwsStillRefusesIsDownWithTheDifference() throws Exception {
		assertThat(run("refused")).contains("DOWN")
			.contains("reason=CLOCK_SKEW")
			.containsPattern("clockSkew=-(59[0-9]|60[0-9]|61[0-9])s")
			.containsPattern("(9|10) minutes behind");
	}

	@Test
	void wrongSecretBesideACorrectedClockIsAWrongSecret() throws Exception {
		assertThat(run("wrong-secret")).contains("DOWN").contains("reason=WRONG_SECRET_KEY");
	}

	private static String run(String scenario) throws IOException, InterruptedException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Process process = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), ClockSkewApplication.class.getName(), scenario)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return output;
	}

}
