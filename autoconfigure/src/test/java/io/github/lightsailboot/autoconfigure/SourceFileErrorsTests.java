package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Errors in the files that contain credentials.
 */
@ExtendWith(OutputCaptureExtension.class)
class SourceFileErrorsTests {

	private static final String ACCESS_KEY = "AKIAQYLPMN5HFIQR7XYA";

	private static final String SECRET_KEY = "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";

	private static final String HEADER = "Access key ID,Secret access key\n";

	private static final String ROW = ACCESS_KEY + "," + SECRET_KEY + "\n";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	static Stream<Arguments> files() {
		return Stream.of(arguments("empty", "", "keys.csv: the file is empty"),
				arguments("blank", "\uFEFF\r\n", "keys.csv: the file is empty"),
				arguments("no key", HEADER, "keys.csv: the file has column names but no key"),
				arguments("other columns",
						"User name,Password,Console sign-in URL\nbob," + SECRET_KEY + ",https://x/\n",
						"keys.csv, line 1: the columns \"Access key ID\" and \"Secret access key\" are missing"),
				arguments("no CSV", "secret = " + SECRET_KEY, "keys.csv, line 1: the columns"),
				arguments("several keys", HEADER + ROW + ROW, "keys.csv, line 3: the file has several keys"),
				arguments("half a pair", HEADER + "," + SECRET_KEY + "\n",
						"keys.csv, line 2: a row has only one key of the pair"),
				arguments("half a root key", "AWSSecretKey=" + SECRET_KEY + "\n",
						"only one of the lines AWSAccessKeyId and AWSSecretKey"),
				arguments("SMTP credentials",
						"IAM user name,SMTP user name,SMTP password\nbob," + ACCESS_KEY + "," + SECRET_KEY + "\n",
						"these are SES SMTP credentials"),
				arguments("swapped", HEADER + SECRET_KEY + "," + ACCESS_KEY + "\n",
						"keys.csv: the file contains an invalid key. The access key and the secret key look swapped."),
				arguments("no key", HEADER, "Add the row with the key."),
				arguments("empty", "", "Create a new access key and download its file: AWS offers it only once."),
				arguments("semicolons", (HEADER + ROW).replace(',', ';'),
						"keys.csv, line 1: the columns are not separated by commas"),
				arguments("tabs without names", ROW.replace(',', '\t'),
						"keys.csv, line 1: the columns are not separated by commas"),
				arguments("placeholder", HEADER + ACCESS_KEY + ",<" + SECRET_KEY + ">\n", "This is a placeholder"),
				arguments("blank inside", HEADER + ACCESS_KEY + ",Zk9QpL2vXw8RtY5uB1nM 4cD7eF0gH3jK6sA+/dTq\n",
						"contains a blank"),
				arguments("documentation's key", HEADER + "AKIAIOSFODNN7EXAMPLE," + SECRET_KEY + "\n",
						"example key of AWS's documentation"),
				arguments("temporary key", HEADER + "ASIAQYLPMN5HFIQR7XYA," + SECRET_KEY + "\n",
						"A temporary access key (ASIA...) needs its session token"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("files")
	void endStart(String name, String content, String expected, CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.directory.resolve("keys.csv"), content);
		assertReported(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + file), output,
				"Property: aws.lightsail.credentials-csv", expected);
	}

	@Test
	void fileThatIsNoTextEndsStart(CapturedOutput output) throws IOException {
		Path file = Files.write(this.directory.resolve("keys.csv"), (HEADER + ROW).getBytes(StandardCharsets.UTF_16));
		assertReported(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + file), output,
				"keys.csv: the file is not text in UTF-8");
		Files.write(file, (HEADER + ROW).getBytes(StandardCharsets.UTF_16LE));
		assertReported(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + file), output,
				"keys.csv: the file is not text in UTF-8");
	}

	@Test
	void directoryEndsStart(CapturedOutput output) throws IOException {
		Path file = Files.createDirectory(this.directory.resolve("keys.csv"));
		assertReported(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + file), output,
				"keys.csv: the path is not a regular file");
	}

	@Test
	void namedPipeEndsStart(CapturedOutput output) throws Exception {
		Path pipe = this.directory.resolve("keys.csv");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		assertReported(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + pipe), output,
				"keys.csv: the path is not a regular file");
	}

	@Test
	void fileThatIsTooLargeEndsStart(CapturedOutput output) throws IOException {
		Path file = this.directory.resolve("keys.csv");
		try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
			large.setLength(3L << 30);
		}
		assertReported(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + file), output,
				"keys.csv: the file is larger than 64 KiB");
	}

	@ParameterizedTest
	@ValueSource(strings = { "role_arn = arn:aws:iam::123456789012:role/mailer\nsource_profile = default\n",
			"sso_session = company\nsso_account_id = 123456789012\nsso_role_name = mailer\n",
			"sso_start_url = https://example.com/start\nsso_region = us-east-1\n",
			"web_identity_token_file = /var/token\nrole_arn = arn:aws:iam::123456789012:role/mailer\n" })
	void profileThatNeedsARequestEndsStartIfThereIsAnEndpoint(String settings, CapturedOutput output)
			throws IOException {
		withSharedFiles("[profile mailer]\nregion = us-east-1\n" + settings,
				() -> assertReported(
						Startup.with("aws.lightsail.profile=mailer", "aws.lightsail.endpoint=http://localhost:1"),
						output, "Property: aws.lightsail.profile", "come from a request to AWS",
						"`aws.lightsail.endpoint`"));
	}

	@Test
	void fileBesideAPairIsTwoSources(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.directory.resolve("keys.csv"), HEADER + ROW);
		assertReported(
				Startup
					.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + file,
							"aws.lightsail.secret-key=" + SECRET_KEY)
					.variable("AWS_LIGHTSAIL_ACCESS_KEY", ACCESS_KEY),
				output, "`aws.lightsail.access-key` (System Environment Property \"AWS_LIGHTSAIL_ACCESS_KEY\")",
				"`aws.lightsail.credentials-csv` (");
	}

	@Test
	void profileWithoutCredentialsEndsStart(CapturedOutput output) throws IOException {
		withSharedFiles("[profile mailer]\nregion = us-east-1\n",
				() -> assertReported(Startup.with("aws.lightsail.profile=mailer"), output,
						"Property: aws.lightsail.profile", "Profile `mailer`: the profile has no credentials"));
	}

	@Test
	void regionOfTheProfileEndsStart(CapturedOutput output) throws IOException {
		withSharedFiles(
				"[profile mailer]\nregion = us-est-1\naws_access_key_id = %s\naws_secret_access_key = %s\n"
					.formatted(ACCESS_KEY, SECRET_KEY),
				() -> assertReported(Startup.with("aws.lightsail.profile=mailer"), output,
						"Property: aws.lightsail.profile",
						"The region of profile `mailer` cannot be used. Unknown region `us-est-1`, did you mean `us-east-1`?",
						"set `aws.lightsail.region`"));
	}

	@Test
	void profileWithHalfAPairEndsStart(CapturedOutput output) throws IOException {
		withSharedFiles("[profile mailer]\nregion = us-east-1\naws_secret_access_key = " + SECRET_KEY + "\n",
				() -> assertReported(Startup.with("aws.lightsail.profile=mailer"), output,
						"Property: aws.lightsail.profile"));
		withSharedFiles("[profile mailer]\nregion = us-east-1\naws_access_key_id = " + ACCESS_KEY + "\n",
				() -> assertReported(Startup.with("aws.lightsail.profile=mailer"), output,
						"Property: aws.lightsail.profile"));
	}

	@Test
	void sharedFilesThatAreMalformedEndStart(CapturedOutput output) throws IOException {
		withSharedFiles("aws_secret_access_key = " + SECRET_KEY + "\n",
				() -> assertReported(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.profile=mailer"),
						output, "Property: aws.lightsail.profile",
						"the shared AWS config and credentials files cannot be parsed"));
	}

	@Test
	void sharedFilesThatAreMissingEndStart(CapturedOutput output) throws IOException {
		withSharedFiles(null,
				() -> assertReported(Startup.with("aws.lightsail.profile=mailer"), output,
						"Property: aws.lightsail.profile", "there are no shared AWS config and credentials files",
						"aws configure --profile"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "aws_session_token: %s==", "aws_session_token %s==", "  aws_secret_access_key %s" })
	void lineOfASharedFileWithoutEqualsSignEndsStartAndIsNotLogged(String line, CapturedOutput output)
			throws IOException {
		withSharedFiles("""
				[profile mailer]
				aws_access_key_id = %s
				aws_secret_access_key = qT4dA6sK3jH0gF7eD4cM1nB5uY8tR2wX9vL0pQkZ
				%s
				""".formatted(ACCESS_KEY, line.formatted(SECRET_KEY)),
				() -> assertReported(
						Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.profile=mailer",
								"spring.cloud.aws.region.static=us-east-1"),
						output, "Property: aws.lightsail.profile", "has no equals sign"));
	}

	private void withSharedFiles(@Nullable String config, Runnable action) throws IOException {
		Path file = this.directory.resolve("config");
		if (config != null) {
			Files.writeString(file, config);
		}
		System.setProperty("aws.configFile", file.toString());
		System.setProperty("aws.sharedCredentialsFile", this.directory.resolve("credentials").toString());
		try {
			action.run();
		}
		finally {
			System.clearProperty("aws.configFile");
			System.clearProperty("aws.sharedCredentialsFile");
		}
	}

	private static void assertReported(Startup startup, CapturedOutput output, String... expected) {
		String printed = startup.failure(output);
		int start = printed.indexOf("APPLICATION FAILED TO START");
		assertThat(start).as("a report").isNotNegative();
		assertThat(printed.substring(start)).contains(expected);
		assertThat(IntStream.rangeClosed(0, SECRET_KEY.length() - 8)
			.mapToObj((i) -> SECRET_KEY.substring(i, i + 8))
			.filter(printed::contains)).isEmpty();
	}

}
