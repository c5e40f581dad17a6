package io.github.lightsailboot.credentials.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CsvCredentialsTests {

	private static final String OLD = "AKIAOLDOLDOLDOLDOLD1";

	private static final String SECRET = "Zk9QpL2vXw8RtY5uB1nM4cD7eF0gH3jK6sA+/dTq";

	private static final String NEW = "AKIANEWNEWNEWNEWNEW2";

	private final AtomicLong nanoTime = new AtomicLong();

	private final KnownSecrets knownSecrets = new KnownSecrets();

	private final Path file;

	private final Path directory;

	private CsvCredentials provider;

	CsvCredentialsTests(@TempDir Path directory) throws IOException {
		this.directory = directory;
		this.file = directory.resolve("keys.csv");
		Files.writeString(this.file, csv(OLD));
		this.provider = provider(this.file);
	}

	@BeforeEach
	void startWithTheOldKey() {
		assertThat(accessKey()).isEqualTo(OLD);
	}

	@Test
	void followsAFileThatIsRewritten() throws IOException {
		Files.writeString(this.file, csv(NEW));
		tick();
		assertThat(accessKey()).isEqualTo(NEW);
		assertThat(this.provider.resolveCredentials().secretAccessKey()).isEqualTo(secret(NEW));
	}

	@Test
	void followsAFileThatIsRenamedOverIt() throws IOException {
		replace(csv(NEW));
		tick();
		assertThat(accessKey()).isEqualTo(NEW);
	}

	@Test
	void followsAFileThatIsOlder() throws IOException {
		replace(csv(NEW));
		Files.setLastModifiedTime(this.file, FileTime.from(Instant.EPOCH));
		tick();
		assertThat(accessKey()).isEqualTo(NEW);
	}

	@Test
	void followsASwappedLink() throws IOException {
		Path first = Files.createDirectory(this.directory.resolve("first"));
		Path second = Files.createDirectory(this.directory.resolve("second"));
		Files.writeString(first.resolve("keys.csv"), csv(OLD));
		Files.writeString(second.resolve("keys.csv"), csv(NEW));
		Path data = Files.createSymbolicLink(this.directory.resolve("data"), first);
		this.provider = provider(data.resolve("keys.csv"));
		assertThat(accessKey()).isEqualTo(OLD);
		Path swapped = Files.createSymbolicLink(this.directory.resolve("data.new"), second);
		Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		tick();
		assertThat(accessKey()).isEqualTo(NEW);
	}

	@Test
	void looksOnceASecondAtMost() throws IOException {
		Files.writeString(this.file, csv(NEW));
		this.nanoTime.addAndGet(Duration.ofMillis(999).toNanos());
		assertThat(accessKey()).isEqualTo(OLD);
		this.nanoTime.addAndGet(Duration.ofMillis(1).toNanos());
		assertThat(accessKey()).isEqualTo(NEW);
	}

	@Test
	void looksAtOnceAfterARefusal() throws IOException {
		Files.writeString(this.file, csv(NEW));
		this.provider.lookAgain();
		assertThat(accessKey()).isEqualTo(NEW);
	}

	@Test
	void keepsTheLastGoodKeyWithOneWarningWhileTheFileIsBroken(CapturedOutput output) throws IOException {
		Files.writeString(this.file, "Access key ID,Secret access key\n" + NEW + "\n");
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		assertThat(output).containsOnlyOnce("keys.csv, line 2: a row has only one key of the pair");
		assertThat(this.provider.problem()).hasValueSatisfying(
				(problem) -> assertThat(problem).contains("keys.csv, line 2").doesNotContain(secret(NEW)));
		Files.writeString(this.file, csv(NEW));
		tick();
		assertThat(accessKey()).isEqualTo(NEW);
		assertThat(this.provider.problem()).isEmpty();
	}

	@Test
	void keepsTheLastGoodKeyWhileTheFileIsGone() throws IOException {
		Files.delete(this.file);
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		assertThat(this.provider.problem())
			.hasValueSatisfying((problem) -> assertThat(problem).endsWith("the file does not exist"));
		Files.writeString(this.file, csv(OLD));
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		assertThat(this.provider.problem()).isEmpty();
	}

	@Test
	void keepsTheLastGoodKeyIfTheNewOneCannotBeOne() throws IOException {
		Files.writeString(this.file, "Access key ID,Secret access key\n%s,<secret access key>\n".formatted(NEW));
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		assertThat(this.provider.problem()).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "swapped", "no keys", "temporary" })
	void keepsTheLastGoodKeyIfTheStartWouldRefuseTheNewOne(String kind) throws IOException {
		String row = switch (kind) {
			case "swapped" -> SECRET + "," + NEW;
			case "temporary" -> NEW.replace("AKIA", "ASIA") + "," + SECRET;
			default -> "abc,def";
		};
		Files.writeString(this.file, "Access key ID,Secret access key\n%s\n".formatted(row));
		tick();
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		assertThat(this.provider.problem()).isPresent();
		assertThat(this.knownSecrets.isIn(SECRET)).isEqualTo(!kind.equals("no keys"));
	}

	@Test
	void takesASecretOfUnusualLengthOnlyIfItStays() throws IOException {
		String half = csv(NEW).substring(0, csv(NEW).length() - 10);
		Files.writeString(this.file, half);
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		Files.writeString(this.file, csv(NEW));
		tick();
		assertThat(this.provider.resolveCredentials().secretAccessKey()).isEqualTo(secret(NEW));
		Files.writeString(this.file, half);
		tick();
		tick();
		assertThat(this.provider.resolveCredentials().secretAccessKey()).hasSizeLessThan(40);
	}

	@Test
	void keepsTheLastGoodKeyWhileANamedPipeIsInThePlaceOfTheFile() throws Exception {
		Files.delete(this.file);
		assertThat(new ProcessBuilder("mkfifo", this.file.toString()).start().waitFor()).isZero();
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		assertThat(this.provider.problem())
			.hasValueSatisfying((problem) -> assertThat(problem).endsWith("the path is not a regular file"));
		replace(csv(NEW));
		tick();
		assertThat(accessKey()).isEqualTo(NEW);
		assertThat(this.provider.problem()).isEmpty();
	}

	@Test
	void keepsTheLastGoodKeyWhileTheFileIsTooLarge() throws IOException {
		try (RandomAccessFile large = new RandomAccessFile(this.file.toFile(), "rw")) {
			large.setLength(3L << 30);
		}
		tick();
		assertThat(accessKey()).isEqualTo(OLD);
		assertThat(this.provider.problem())
			.hasValueSatisfying((problem) -> assertThat(problem).endsWith("the file is larger than 64 KiB"));
	}

	@Test
	void remembersEverySecretThatItHeld() throws IOException {
		replace(csv(NEW));
		tick();
		assertThat(this.knownSecrets.isIn(secret(OLD))).isTrue();
		assertThat(this.knownSecrets.isIn(secret(NEW))).isTrue();
		assertThat(this.provider.toString()).doesNotContain(secret(NEW));
	}

	private CsvCredentials provider(Path file) {
		return new CsvCredentials(CredentialsFile.of(file), new KeyPairRules("aws.lightsail.credentials-csv", true),
				this.knownSecrets, this.nanoTime::get);
	}

	private String accessKey() {
		return this.provider.resolveCredentials().accessKeyId();
	}

	private void tick() {
		this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
		accessKey();
	}

	private void replace(String content) throws IOException {
		Path beside = Files.writeString(this.directory.resolve("keys.csv.new"), content);
		Files.move(beside, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static String csv(String accessKey) {
		return "Access key ID,Secret access key\n%s,%s\n".formatted(accessKey, secret(accessKey));
	}

	private static String secret(String accessKey) {
		return accessKey + new StringBuilder(accessKey).reverse();
	}

}
