package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.Optional;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyAge}.
 */
@ExtendWith(OutputCaptureExtension.class)
class KeyAgeTests {

	private static final String SECRET = "Zk9QpL2vXw8RtY5uB1nM4cD7eF0gH3jK6sA+/dTq";

	private final LoggingSystem logging = LoggingSystem.get(KeyAgeTests.class.getClassLoader());

	@BeforeEach
	void logEverything() {
		this.logging.setLogLevel(KeyAge.class.getName(), LogLevel.DEBUG);
	}

	@AfterEach
	void reset() {
		this.logging.setLogLevel(KeyAge.class.getName(), null);
	}

	@Test
	void logsNoSecretOfAProviderThatFails(CapturedOutput output) {
		request((credentials) -> Optional.empty(), () -> {
			throw new IllegalStateException("Cannot parse " + SECRET);
		});
		assertThat(output).contains("The age of the access key is not known").doesNotContain(SECRET);
	}

	@Test
	void logsNoSecretOfARequestThatFails(CapturedOutput output) {
		request((credentials) -> {
			throw new IllegalStateException("Signed with " + SECRET);
		}, () -> AwsBasicCredentials.create("AKIAQYLPMN5HFIQR7XYA", SECRET));
		assertThat(output).contains("The access keys cannot be listed").doesNotContain(SECRET);
	}

	private static void request(KeyAge.Source source, AwsCredentialsProvider provider) {
		CheckCredentials credentials = new CheckCredentials(
				LightsailCredentialsProvider.of(provider, new KnownSecrets()), () -> {
				});
		new KeyAge(source, Duration.ofDays(90), credentials, Runnable::run, CheckClock.SYSTEM).details();
	}

}
