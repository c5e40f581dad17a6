package io.github.lightsailboot.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the applications of {@code src/it} that result from the documented migrations.
 */
class MigrationsIT {

	private static final Pattern DIFF = Pattern.compile("```diff\n(.*?)```", Pattern.DOTALL);

	private static final Pattern VERSION = Pattern.compile("(?<=<version>)@project\\.version@");

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void theDocumentedChangesResultInTheApplications() throws IOException {
		List<String> files = files();
		List<String> results = DIFF.matcher(Files.readString(Path.of("../docs/migration.md")))
			.results()
			.map((diff) -> result(diff.group(1)))
			.filter((result) -> !result.isEmpty())
			.toList();
		assertThat(results).hasSize(6)
			.allSatisfy((result) -> assertThat(files).anySatisfy((file) -> assertThat(file).contains(result)));
	}

	@Test
	@Tag("consumers")
	void worksAfterTheMigrationFromSpringCloudAws() {
		try (UserApplication application = UserApplication.start("migrated-from-spring-cloud-aws", this.emulator)) {
			assertThat(application.get("/actuator/health/lightsail")).contains("\"status\":\"UP\"");
			assertThat(application.post("/newsletter?text=News")).isEqualTo("sent");
		}
		assertThat(this.emulator.mails()).hasSize(2).allSatisfy((mail) -> {
			assertThat(mail.from()).isEqualTo("shop@example.com");
			assertThat(mail.configurationSet()).isEqualTo("newsletter");
		});
	}

	@Test
	@Tag("consumers")
	void worksAfterTheMigrationFromHandWrittenBeans() {
		try (UserApplication application = UserApplication.start("migrated-from-hand-written-beans", this.emulator)) {
			assertThat(application.get("/actuator/health/lightsail")).contains("\"status\":\"UP\"");
			assertThat(application.get("/instances")).contains("web-1");
			assertThat(application.post("/welcome?address=ada@example.com")).isEmpty();
		}
		assertThat(this.emulator.mails()).extracting(ReceivedMail::subject).containsExactly("Welcome");
	}

	private static List<String> files() throws IOException {
		String version = UserApplicationsIT.version();
		try (Stream<Path> files = Files.walk(Path.of("src/it"))) {
			return files.filter((file) -> file.toString().contains("migrated-") && Files.isRegularFile(file))
				.map((file) -> VERSION.matcher(read(file)).replaceAll(version))
				.toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the unchanged and the added lines of a diff.
	 */
	private static String result(String diff) {
		return diff.lines()
			.filter((line) -> !line.startsWith("-"))
			.map((line) -> line.substring(1))
			.collect(Collectors.joining("\n"));
	}

}
