package io.github.lightsailboot.credentials.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A read that does not return, as that of a hung network mount.
 */
@ExtendWith(OutputCaptureExtension.class)
class WatchedFilesTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final AtomicBoolean hung = new AtomicBoolean();

	private final CountDownLatch released = new CountDownLatch(1);

	@Test
	@Timeout(60)
	void callerGetsTheLastValueWhileAReadDoesNotReturn(@TempDir Path directory, CapturedOutput output)
			throws IOException {
		Path file = Files.writeString(directory.resolve("file"), "first");
		WatchedFiles<String> files = new WatchedFiles<>("The file", List.of(CredentialsFile.of(file)), this::parse,
				(value) -> false, this.nanoTime::get);
		this.hung.set(true);
		Files.writeString(file, "second");
		for (int i = 0; i < 3; i++) {
			this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
			assertThat(files.get()).isEqualTo("first");
			assertThat(files.problem()).hasValueSatisfying((problem) -> assertThat(problem).contains("takes too long"));
		}
		assertThat(output).containsOnlyOnce("takes too long");
		this.hung.set(false);
		this.released.countDown();
		while (!"second".equals(files.get())) {
			this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
		}
		assertThat(files.problem()).isEmpty();
	}

	@Test
	void exceptionOfTheParserIsAProblemOfTheFile(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("file"), "1");
		WatchedFiles<Integer> files = new WatchedFiles<>("The file", List.of(CredentialsFile.of(file)),
				(contents) -> Integer.valueOf(Objects.requireNonNull(contents.get(0))), (value) -> false,
				this.nanoTime::get);
		Files.writeString(file, "a secret");
		this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(files.get()).isEqualTo(1);
		assertThat(files.problem()).hasValue("The file: the content cannot be read");
		assertThat(output).doesNotContain("a secret");
	}

	private String parse(List<@Nullable String> contents) {
		if (this.hung.get()) {
			try {
				this.released.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return Objects.requireNonNull(contents.get(0));
	}

}
