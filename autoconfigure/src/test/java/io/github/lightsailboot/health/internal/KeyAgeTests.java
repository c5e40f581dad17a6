package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

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

	@Test
	void requestsTheKeysAgainTenMinutesAfterAFailure(CapturedOutput output) {
		AtomicLong nanos = new AtomicLong();
		AtomicInteger requests = new AtomicInteger();
		KeyAge keyAge = keyAge((credentials) -> {
			if (requests.incrementAndGet() == 1) {
				throw SdkClientException.create("Unable to execute HTTP request");
			}
			return Optional.of(new KeyAge.Keys(Instant.now().minus(Duration.ofDays(3)), null, ""));
		}, nanos::get);
		keyAge.details();
		assertThat(keyAge.details()).containsEntry("keyAge", "unknown");
		nanos.addAndGet(Duration.ofMinutes(10).toNanos());
		keyAge.details();
		assertThat(keyAge.details()).containsEntry("keyAge", "3d");
		assertThat(requests).hasValue(2);
		assertThat(output).doesNotContain("allow iam:ListAccessKeys");
	}

	@Test
	void requestsTheKeysAgainADayAfterTheyWereDenied(CapturedOutput output) {
		AtomicLong nanos = new AtomicLong();
		AtomicInteger requests = new AtomicInteger();
		KeyAge keyAge = keyAge((credentials) -> {
			requests.incrementAndGet();
			throw AwsServiceException.builder()
				.statusCode(403)
				.awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").errorMessage("Denied").build())
				.build();
		}, nanos::get);
		keyAge.details();
		nanos.addAndGet(Duration.ofHours(23).toNanos());
		assertThat(keyAge.details()).containsEntry("keyAge", "unknown");
		assertThat(requests).hasValue(1);
		nanos.addAndGet(Duration.ofHours(1).toNanos());
		keyAge.details();
		assertThat(requests).hasValue(2);
		assertThat(output).contains("allow iam:ListAccessKeys");
	}

	@Test
	void ageIsUnknownAfterAnErrorOfTheSdk() {
		KeyAge keyAge = keyAge((credentials) -> {
			throw new NoSuchFieldError("A_FIELD_OF_ANOTHER_VERSION");
		}, new AtomicLong()::get);
		keyAge.details();
		assertThat(keyAge.details()).containsEntry("keyAge", "unknown");
	}

	@Test
	void keysAreRequestedAgainIfAThreadCannotStart() {
		AtomicBoolean failed = new AtomicBoolean();
		Function<AwsCredentials, Optional<KeyAge.Keys>> source = (credentials) -> Optional
			.of(new KeyAge.Keys(Instant.now().minus(Duration.ofDays(3)), null, ""));
		KeyAge keyAge = new KeyAge(source, Duration.ofDays(90), credentials(), (task) -> {
			if (failed.compareAndSet(false, true)) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			task.run();
		}, CheckClock.SYSTEM);
		assertThat(keyAge.details()).isEmpty();
		keyAge.details();
		assertThat(keyAge.details()).containsEntry("keyAge", "3d");
	}

	private static void request(Function<AwsCredentials, Optional<KeyAge.Keys>> source,
			AwsCredentialsProvider provider) {
		new KeyAge(source, Duration.ofDays(90), credentials(provider), Runnable::run, CheckClock.SYSTEM).details();
	}

	private static KeyAge keyAge(Function<AwsCredentials, Optional<KeyAge.Keys>> source, LongSupplier nanos) {
		return new KeyAge(source, Duration.ofDays(90), credentials(), Runnable::run,
				new CheckClock(nanos, Instant::now));
	}

	private static LightsailCredentialsProvider credentials() {
		LightsailCredentialsProvider credentials = credentials(
				() -> AwsBasicCredentials.create("AKIAQYLPMN5HFIQR7XYA", SECRET));
		credentials.resolveCredentials();
		return credentials;
	}

	private static LightsailCredentialsProvider credentials(AwsCredentialsProvider provider) {
		return LightsailCredentialsProvider.of(provider, new KnownSecrets());
	}

}
