package io.github.lightsailboot.mail.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import io.github.lightsailboot.mail.MailOutcome;
import io.github.lightsailboot.mail.SesMailSendException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Terminates an application while it sends a batch.
 */
class TerminationTests {

	private static final int MAILS = 3000;

	@ParameterizedTest
	@ValueSource(strings = { "", "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration,"
			+ "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration,"
			+ "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration" })
	void everyMessageHasItsOutcome(String excluded, @TempDir Path directory) throws Exception {
		Path outcomes = directory.resolve("outcomes.txt");
		try (LightsailEmulator emulator = LightsailEmulator.builder()
			.keptMails(MAILS)
			.ses((ses) -> ses.setMaxSendRate(1000))
			.start()) {
			emulator.faults().add(Fault.latency(Duration.ofMillis(100)).on(AwsService.SES_V2, "SendEmail"));
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-cp", System.getProperty("java.class.path"), TerminationTests.class.getName(),
					"--spring.autoconfigure.exclude=" + excluded, "--test.outcomes=" + outcomes,
					"--aws.lightsail.region=us-east-1", "--aws.lightsail.endpoint=" + emulator.endpoint(),
					"--aws.lightsail.access-key=" + emulator.credentials().accessKeyId(),
					"--aws.lightsail.secret-key=" + emulator.credentials().secretAccessKey(),
					"--aws.lightsail.ses.from=sender@example.com", "--spring.cloud.aws.ses.enabled=false",
					"--spring.cloud.aws.s3.enabled=false")
				.inheritIO()
				.start();
			try {
				await().atMost(Duration.ofMinutes(1))
					.until(() -> emulator.requests().count(AwsService.SES_V2, "SendEmail") >= 100);
				process.destroy();
				assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
			}
			finally {
				process.destroyForcibly();
			}
			List<String> lines = Files.readAllLines(outcomes);
			assertThat(lines).hasSize(MAILS).contains("NOT_SENT");
			assertThat(lines).filteredOn((line) -> !line.equals("NOT_SENT"))
				.containsExactlyInAnyOrderElementsOf(emulator.mails().stream().map(ReceivedMail::messageId).toList());
		}
	}

	public static void main(String[] args) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).run(args);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Sending sending(MailSender sender, @Value("${test.outcomes}") Path outcomes) {
			return new Sending(sender, outcomes);
		}

	}

	/**
	 * Sends a batch, and writes its outcomes when the application ends.
	 */
	private static final class Sending implements SmartLifecycle {

		private final MailSender sender;

		private final Path file;

		private @Nullable CompletableFuture<List<MailOutcome>> batch;

		Sending(MailSender sender, Path file) {
			this.sender = sender;
			this.file = file;
		}

		@Override
		public void start() {
			this.batch = CompletableFuture.supplyAsync(this::send, (task) -> new Thread(task, "batch").start());
		}

		private List<MailOutcome> send() {
			SimpleMailMessage message = new SimpleMailMessage();
			message.setTo("a@example.org");
			message.setText("Text");
			try {
				this.sender.send(Stream.generate(() -> message).limit(MAILS).toArray(SimpleMailMessage[]::new));
				return new ArrayList<>();
			}
			catch (SesMailSendException ex) {
				return ex.outcomes();
			}
		}

		@Override
		public void stop() {
			CompletableFuture<List<MailOutcome>> batch = this.batch;
			if (batch != null) {
				try {
					Files.write(this.file, batch.join()
						.stream()
						.map((outcome) -> outcome.messageId().orElseGet(() -> outcome.reason().orElseThrow().name()))
						.toList());
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				this.batch = null;
			}
		}

		@Override
		public boolean isRunning() {
			return this.batch != null;
		}

	}

}
