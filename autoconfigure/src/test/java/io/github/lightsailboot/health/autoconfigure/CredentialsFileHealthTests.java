package io.github.lightsailboot.health.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.health.internal.LightsailChecks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

class CredentialsFileHealthTests {

	private static final String OLD = "AKIAOLDOLDOLDOLDOLD0";

	private static final String OLD_SECRET = "oldoldoldoldoldoldoldoldoldoldoldoldoldo";

	private static final String NEW = "AKIANEWNEWNEWNEWNEW0";

	private static final String NEW_SECRET = "newnewnewnewnewnewnewnewnewnewnewnewnewn";

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final Path directory;

	CredentialsFileHealthTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	/**
	 * Answers are kept for ten minutes, so that only the change itself can be what health
	 * shows.
	 */
	@Test
	void replacedFileCuresARejectedKeyWhileTheApplicationRuns() throws IOException {
		this.emulator.keys().add(AccessKey.of(NEW, NEW_SECRET));
		write(OLD, OLD_SECRET);
		runner("10m").run((context) -> {
			for (String check : new String[] { "credentials", "lightsailApi", "ses" }) {
				assertThat(health(context, check).getDetails()).containsEntry("reason", "UNKNOWN_ACCESS_KEY");
			}
			write(NEW, NEW_SECRET);
			for (String check : new String[] { "credentials", "lightsailApi", "ses" }) {
				await().untilAsserted(() -> assertThat(health(context, check).getStatus()).isEqualTo(Status.UP));
			}
			assertThat(health(context, "credentials").getDetails()).containsEntry("accessKeyId", "AKIA************NEW0")
				.containsEntry("source", "credentials-csv")
				.doesNotContainKeys("reason", "stale");
		});
	}

	@Test
	void brokenFileIsToldWhileTheOldKeysStayInUse() throws IOException {
		this.emulator.keys().add(AccessKey.of(OLD, OLD_SECRET));
		write(OLD, OLD_SECRET);
		runner("1s").run((context) -> {
			assertThat(health(context, "credentials").getStatus()).isEqualTo(Status.UP);
			assertThat(health(context, "credentials").getDetails()).doesNotContainKey("sourceProblem");
			Files.writeString(file(), "Access key ID,Secret access key\n" + OLD);
			await().untilAsserted(
					() -> assertThat(health(context, "credentials").getDetails()).containsKey("sourceProblem"));
			assertThat(health(context, "credentials").getStatus()).isEqualTo(Status.UP);
			assertThat(health(context, "credentials").getDetails().get("sourceProblem")).asString()
				.contains("line 2")
				.doesNotContain(OLD, OLD_SECRET);
			write(OLD, OLD_SECRET);
			await().untilAsserted(
					() -> assertThat(health(context, "credentials").getDetails()).doesNotContainKey("sourceProblem"));
			assertThat(health(context, "credentials").getStatus()).isEqualTo(Status.UP);
		});
	}

	private ApplicationContextRunner runner(String timeToLive) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class,
					LightsailAutoConfiguration.class, LightsailClientAutoConfiguration.class,
					LightsailChecksAutoConfiguration.class, LightsailHealthContributorAutoConfiguration.class))
			.withPropertyValues("aws.lightsail.region=eu-central-1",
					"aws.lightsail.endpoint=" + this.emulator.endpoint(), "aws.lightsail.credentials-csv=" + file(),
					"aws.lightsail.health.timeout=20s", "aws.lightsail.health.cache-ttl=" + timeToLive);
	}

	private Path file() {
		return this.directory.resolve("keys.csv");
	}

	private void write(String accessKeyId, String secretAccessKey) throws IOException {
		Path beside = this.directory.resolve("keys.csv.new");
		Files.writeString(beside, "Access key ID,Secret access key\n%s,%s\n".formatted(accessKeyId, secretAccessKey));
		Files.move(beside, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	private static Health health(BeanFactory context, String check) {
		HealthIndicator indicator = (HealthIndicator) context
			.getBean("lightsailHealthContributor", CompositeHealthContributor.class)
			.getContributor(check);
		return Objects.requireNonNull(Objects.requireNonNull(indicator).health());
	}

}
