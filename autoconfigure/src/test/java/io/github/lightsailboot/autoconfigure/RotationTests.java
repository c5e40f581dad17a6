package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.requests.ReceivedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.LightsailException;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RotationTests {

	private static final String FIRST = "AKIAFIRSTFIRSTFIRST1";

	private static final String SECOND = "AKIASECONDSECONDSEC2";

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final Path directory;

	private final Path file;

	RotationTests(@TempDir Path directory) throws IOException {
		this.directory = directory;
		this.file = Files.writeString(directory.resolve("keys.csv"), csv(FIRST));
		for (String key : List.of(FIRST, SECOND)) {
			this.emulator.keys().add(AccessKey.of(key, secret(key)));
		}
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void noCallFailsWhileTheFileIsReplacedInEveryWay() throws Exception {
		Path link = Files.createSymbolicLink(this.directory.resolve("link.csv"), this.file);
		try (ConfigurableApplicationContext context = start(link)) {
			LightsailClient client = context.getBean(LightsailClient.class);
			AtomicBoolean stopped = new AtomicBoolean();
			AtomicInteger calls = new AtomicInteger();
			ExecutorService callers = Executors.newFixedThreadPool(8);
			List<Future<?>> results = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				results.add(callers.submit(() -> {
					while (!stopped.get()) {
						client.getRegions();
						calls.incrementAndGet();
					}
				}));
			}
			for (int i = 0; i < 9; i++) {
				String key = (i % 2 == 0) ? SECOND : FIRST;
				switch (i % 3) {
					case 0 -> rename(csv(key));
					case 1 -> Files.writeString(this.file, csv(key));
					default -> swap(link, csv(key));
				}
				awaitCallSignedBy(key);
			}
			stopped.set(true);
			callers.shutdown();
			assertThat(callers.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			for (Future<?> result : results) {
				assertThat(result).succeedsWithin(TIMEOUT);
			}
			assertThat(calls).hasPositiveValue();
			assertThat(this.emulator.requests().all()).extracting(ReceivedRequest::outcome).containsOnly("OK");
		}
	}

	@Test
	void callAfterARefusalUsesTheNewKey() throws IOException {
		try (ConfigurableApplicationContext context = start(this.file)) {
			LightsailClient client = context.getBean(LightsailClient.class);
			client.getRegions();
			this.emulator.keys().deactivate(FIRST);
			assertThatExceptionOfType(LightsailException.class).isThrownBy(client::getRegions);
			rename(csv(SECOND));
			try {
				client.getRegions();
			}
			catch (LightsailException ex) {
				// The file was last looked at before it was replaced
			}
			assertThat(client.getRegions().regions()).isNotEmpty();
		}
	}

	/**
	 * The rotation that docs/credentials.md describes, as written.
	 */
	@Test
	void keyIsRotatedWithoutARestart() throws IOException {
		try (ConfigurableApplicationContext context = start(this.file, "aws.lightsail.health.timeout=20s")) {
			HealthIndicator health = credentialsHealth(context);
			LightsailClient client = context.getBean(LightsailClient.class);
			client.getRegions();
			awaitHealth(health, "AKIA************RST1");
			rename(csv(SECOND));
			awaitHealth(health, "AKIA************SEC2");
			this.emulator.keys().deactivate(FIRST);
			assertThat(client.getRegions().regions()).isNotEmpty();
			awaitHealth(health, "AKIA************SEC2");
			this.emulator.keys().delete(FIRST);
			assertThat(client.getRegions().regions()).isNotEmpty();
			assertThat(lastCallSignedBy(SECOND)).isTrue();
		}
	}

	@Test
	void sourceProblemIsReportedAndNoCallFailsBecauseOfIt() throws IOException {
		try (ConfigurableApplicationContext context = start(this.file)) {
			LightsailClient client = context.getBean(LightsailClient.class);
			client.getRegions();
			Files.writeString(this.file, "Access key ID,Secret access key\n" + SECOND);
			LightsailCredentialsProvider provider = context.getBean("lightsailCredentialsProvider",
					LightsailCredentialsProvider.class);
			Instant deadline = Instant.now().plus(TIMEOUT);
			while (provider.sourceProblem().isEmpty()) {
				assertThat(Instant.now()).isBefore(deadline);
				client.getRegions();
			}
			assertThat(provider.sourceProblem())
				.hasValueSatisfying((problem) -> assertThat(problem).contains("line 2"));
			assertThat(this.emulator.requests().all()).extracting(ReceivedRequest::outcome).containsOnly("OK");
		}
	}

	@Test
	void halfWrittenFileDoesNotStopTheApplication() throws IOException {
		try (ConfigurableApplicationContext context = start(this.file)) {
			LightsailClient client = context.getBean(LightsailClient.class);
			client.getRegions();
			rename(csv(SECOND).substring(0, csv(SECOND).length() - 10));
			LightsailCredentialsProvider provider = context.getBean("lightsailCredentialsProvider",
					LightsailCredentialsProvider.class);
			Instant deadline = Instant.now().plus(TIMEOUT);
			int refused = 0;
			while (provider.sourceProblem().isEmpty()) {
				assertThat(Instant.now()).isBefore(deadline);
				try {
					client.getRegions();
				}
				catch (LightsailException ex) {
					refused++;
				}
			}
			assertThat(refused).isOne();
			assertThat(client.getRegions().regions()).isNotEmpty();
			assertThat(lastCallSignedBy(FIRST)).isTrue();
			rename(csv(SECOND));
			awaitSigned(client, SECOND);
			assertThat(provider.sourceProblem()).isEmpty();
		}
	}

	private void awaitSigned(LightsailClient client, String key) {
		Instant deadline = Instant.now().plus(TIMEOUT);
		do {
			client.getRegions();
			assertThat(Instant.now()).isBefore(deadline);
		}
		while (!lastCallSignedBy(key));
	}

	@Test
	void profileIsRotatedWithoutARestart() throws IOException {
		Path credentials = Files.writeString(this.directory.resolve("credentials"), profile(FIRST));
		System.setProperty("aws.sharedCredentialsFile", credentials.toString());
		System.setProperty("aws.configFile", this.directory.resolve("config").toString());
		try (ConfigurableApplicationContext context = run("aws.lightsail.profile=mailer")) {
			LightsailClient client = context.getBean(LightsailClient.class);
			client.getRegions();
			assertThat(lastCallSignedBy(FIRST)).isTrue();
			Files.delete(credentials);
			assertThat(client.getRegions().regions()).isNotEmpty();
			Files.writeString(credentials, profile(SECOND));
			Files.setLastModifiedTime(credentials, FileTime.from(Instant.EPOCH));
			Instant deadline = Instant.now().plus(TIMEOUT);
			do {
				client.getRegions();
			}
			while (!lastCallSignedBy(SECOND) && Instant.now().isBefore(deadline));
			assertThat(lastCallSignedBy(SECOND)).isTrue();
			assertThat(this.emulator.requests().all()).extracting(ReceivedRequest::outcome).containsOnly("OK");
		}
		finally {
			System.clearProperty("aws.sharedCredentialsFile");
			System.clearProperty("aws.configFile");
		}
	}

	private static HealthIndicator credentialsHealth(ConfigurableApplicationContext context) {
		CompositeHealthContributor health = context.getBean("lightsailHealthContributor",
				CompositeHealthContributor.class);
		return (HealthIndicator) Objects.requireNonNull(health.getContributor("credentials"));
	}

	private static void awaitHealth(HealthIndicator health, String accessKeyId) {
		Instant deadline = Instant.now().plus(TIMEOUT);
		while (!accessKeyId.equals(detail(health))) {
			assertThat(Instant.now()).as("health that names the key").isBefore(deadline);
			Thread.onSpinWait();
		}
	}

	private static @Nullable Object detail(HealthIndicator indicator) {
		Health health = indicator.health(true);
		return (health != null && Status.UP.equals(health.getStatus())) ? health.getDetails().get("accessKeyId") : null;
	}

	private static String profile(String accessKey) {
		return "[mailer]\naws_access_key_id = %s\naws_secret_access_key = %s\n".formatted(accessKey, secret(accessKey));
	}

	private ConfigurableApplicationContext start(Path csv, String... pairs) {
		List<String> all = new ArrayList<>(List.of(pairs));
		all.add("aws.lightsail.credentials-csv=" + csv);
		return run(all.toArray(String[]::new));
	}

	private ConfigurableApplicationContext run(String... pairs) {
		return new SpringApplicationBuilder(Startup.Application.class).web(WebApplicationType.NONE)
			.properties("spring.cloud.aws.s3.enabled=false", "spring.cloud.aws.ses.enabled=false",
					"aws.lightsail.region=us-east-1", "aws.lightsail.endpoint=" + this.emulator.endpoint())
			.properties(pairs)
			.run();
	}

	private void awaitCallSignedBy(String key) {
		Instant deadline = Instant.now().plus(TIMEOUT);
		while (!lastCallSignedBy(key)) {
			assertThat(Instant.now()).as("a call signed by the new key").isBefore(deadline);
			Thread.onSpinWait();
		}
	}

	private boolean lastCallSignedBy(String key) {
		List<ReceivedRequest> requests = this.emulator.requests().all();
		return !requests.isEmpty() && requests.get(requests.size() - 1).accessKeyId().equals(key);
	}

	private void rename(String content) throws IOException {
		Path beside = Files.writeString(this.directory.resolve("keys.csv.new"), content);
		Files.move(beside, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private void swap(Path link, String content) throws IOException {
		Path target = Files.writeString(Files.createTempFile(this.directory, "keys", ".csv"), content);
		Path beside = Files.createSymbolicLink(this.directory.resolve("link.csv.new"), target);
		Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		Files.move(target, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		Path back = Files.createSymbolicLink(this.directory.resolve("link.csv.new"), this.file);
		Files.move(back, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static String csv(String accessKey) {
		return "Access key ID,Secret access key\n%s,%s\n".formatted(accessKey, secret(accessKey));
	}

	private static String secret(String accessKey) {
		return accessKey + new StringBuilder(accessKey).reverse();
	}

}
