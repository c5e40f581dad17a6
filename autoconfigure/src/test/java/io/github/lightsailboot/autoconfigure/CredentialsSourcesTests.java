package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.github.lightsailboot.autoconfigure.internal.LightsailTargets;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class CredentialsSourcesTests {

	private static final String ACCESS_KEY = "AKIAQYLPMN5HFIQR7XYA";

	private static final String SECRET_KEY = "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";

	private static final String REGION = "aws.lightsail.region=us-east-1";

	@Test
	void pair(CapturedOutput output) {
		Startup.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=" + SECRET_KEY)
			.success(output, (context) -> assertCredentials(context, "properties", ACCESS_KEY, SECRET_KEY));
	}

	@Test
	void pairFromTheEnvironment(CapturedOutput output) {
		Startup.with()
			.variable("AWS_LIGHTSAIL_REGION", "us-east-1a")
			.variable("AWS_LIGHTSAIL_ACCESS_KEY", ACCESS_KEY)
			.variable("AWS_LIGHTSAIL_SECRET_KEY", SECRET_KEY)
			.success(output, (context) -> assertCredentials(context, "properties", ACCESS_KEY, SECRET_KEY));
	}

	@Test
	void lineBreakOfAConfigTreeIsNoPartOfAKey(CapturedOutput output, @TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("aws.lightsail.access-key"), ACCESS_KEY + "\n");
		Files.writeString(directory.resolve("aws.lightsail.secret-key"), SECRET_KEY + "\r\n");
		Startup.with(REGION, "spring.config.import=configtree:" + directory + "/")
			.success(output, (context) -> assertCredentials(context, "properties", ACCESS_KEY, SECRET_KEY));
	}

	@Test
	void temporaryKey(CapturedOutput output) {
		Startup
			.with(REGION, "aws.lightsail.access-key=ASIAQYLPMN5HFIQR7XYA", "aws.lightsail.secret-key=" + SECRET_KEY,
					"aws.lightsail.session-token=token")
			.success(output, (context) -> assertThat(provider(context).resolveCredentials())
				.isEqualTo(AwsSessionCredentials.create("ASIAQYLPMN5HFIQR7XYA", SECRET_KEY, "token")));
	}

	@Test
	void file(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path file = csv(directory.resolve("keys.csv"), "rw-------");
		String printed = Startup.with(REGION, "aws.lightsail.credentials-csv=" + file.toUri())
			.success(output, (context) -> assertCredentials(context, "credentials-csv", ACCESS_KEY, SECRET_KEY));
		assertThat(printed).doesNotContain("chmod");
	}

	@Test
	void anyKeyOfAFileReplacesAnyOtherIfThereIsAnEndpoint(CapturedOutput output, @TempDir Path directory)
			throws IOException {
		String example = "AKIAIOSFODNN7EXAMPLE," + SECRET_KEY;
		Path file = Files.writeString(directory.resolve("keys.csv"), example);
		Startup.with(REGION, "aws.lightsail.endpoint=http://localhost:1", "aws.lightsail.credentials-csv=" + file)
			.success(output, (context) -> {
				for (String row : List.of(ACCESS_KEY + "," + SECRET_KEY, example)) {
					assertThatNoException().isThrownBy(() -> Files.writeString(file, row));
					await().untilAsserted(() -> assertThat(row)
						.startsWith(provider(context).resolveCredentials().accessKeyId() + ","));
				}
				assertThat(ours(context).sourceProblem()).isEmpty();
			});
	}

	@Test
	void fileThatOthersMayReadIsAWarning(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path file = csv(directory.resolve("keys.csv"), "rw-r--r--");
		String printed = Startup.with(REGION, "aws.lightsail.credentials-csv=" + file).success(output, (context) -> {
		});
		assertThat(printed).containsOnlyOnce("chmod 600 " + file);
	}

	@Test
	void keysOfTheRootUserAreAWarning(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path file = csv(directory.resolve("rootkey.csv"), "rw-------");
		String printed = Startup.with(REGION, "aws.lightsail.credentials-csv=" + file).success(output, (context) -> {
		});
		assertThat(printed).containsOnlyOnce("the account's root user");
	}

	@Test
	void fileInTheApplicationIsAWarning(CapturedOutput output) {
		String printed = Startup.with(REGION, "aws.lightsail.credentials-csv=classpath:keys.csv")
			.success(output, (context) -> assertCredentials(context, "credentials-csv", ACCESS_KEY, SECRET_KEY));
		assertThat(printed).containsOnlyOnce("names a file that is part of the application");
	}

	@Test
	void secretInAFileOfTheApplicationIsAWarning(CapturedOutput output) {
		String printed = Startup.with("spring.config.name=committed").success(output, (context) -> {
		});
		assertThat(printed).containsOnlyOnce("`aws.lightsail.secret-key` is in a file that is part of the application");
	}

	@Test
	void secretInTheCommandLineIsAWarning(CapturedOutput output) {
		String printed = Startup.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY)
			.argument("--aws.lightsail.secret-key=" + SECRET_KEY)
			.success(output, (context) -> {
			});
		assertThat(printed).containsOnlyOnce("`aws.lightsail.secret-key` is given as a command-line argument");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "--spring.application.json={\"aws\":{\"lightsail\":{\"secret-key\":\"" + SECRET_KEY + "\"}}}",
					"--my.secret=" + SECRET_KEY })
	void secretThatReachesTheCommandLineOtherwiseIsAWarning(String argument, CapturedOutput output) {
		String printed = Startup
			.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=${my.secret}")
			.argument(argument)
			.success(output, (context) -> {
			});
		assertThat(printed).containsOnlyOnce("`aws.lightsail.secret-key` is given as a command-line argument");
	}

	@Test
	void placeholderForASecretInAFileOfTheApplicationIsAWarning(CapturedOutput output) {
		String printed = Startup.with("spring.config.name=committed")
			.argument("--aws.lightsail.secret-key=${my.secret}")
			.success(output, (context) -> {
			});
		assertThat(printed).containsOnlyOnce("`aws.lightsail.secret-key` is in a file that is part of the application")
			.doesNotContain("command-line argument");
	}

	@Test
	void placeholderInTheCommandLineIsNoWarning(CapturedOutput output) {
		String printed = Startup.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY)
			.argument("--aws.lightsail.secret-key=${MY_SECRET}")
			.variable("MY_SECRET", SECRET_KEY)
			.success(output, (context) -> {
			});
		assertThat(printed).doesNotContain("command-line argument");
	}

	@Test
	void nameWithAnUnderscoreIsNoWarning(CapturedOutput output) {
		String printed = Startup
			.with(REGION, "aws.lightsail.access_key=" + ACCESS_KEY, "aws.lightsail.secret_key=" + SECRET_KEY,
					"aws.lightsail.ses.max_concurrency=4")
			.success(output, (context) -> assertCredentials(context, "properties", ACCESS_KEY, SECRET_KEY));
		assertThat(printed).doesNotContain("has no effect");
	}

	@Test
	void unknownVariableWithoutAValueIsNoError(CapturedOutput output) {
		Startup.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=" + SECRET_KEY)
			.variable("AWS_LIGHTSAIL_TOKEN", "")
			.variable("AWS_LIGHTSAIL_HEALTH", "")
			.success(output, (context) -> assertCredentials(context, "properties", ACCESS_KEY, SECRET_KEY));
	}

	@Test
	void passwordForSmtpIsAWarning(CapturedOutput output) {
		String printed = Startup
			.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=" + SECRET_KEY + "abcd")
			.success(output, (context) -> {
			});
		assertThat(printed).containsOnlyOnce("as the SMTP passwords of SES have");
	}

	@Test
	void unusualSecretIsAWarning(CapturedOutput output) {
		String printed = Startup
			.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=Zk9QpL2vXw8RtY5u")
			.success(output, (context) -> {
			});
		assertThat(printed).containsOnlyOnce("`aws.lightsail.secret-key` is unusual").doesNotContain("Zk9QpL2v");
	}

	@Test
	void plainHttpToAnotherMachineIsAWarning(CapturedOutput output) {
		String printed = Startup
			.with(REGION, "aws.lightsail.access-key=test", "aws.lightsail.secret-key=test",
					"aws.lightsail.endpoint=http://emulator:4566")
			.success(output, (context) -> assertCredentials(context, "properties", "test", "test"));
		assertThat(printed).containsOnlyOnce("`aws.lightsail.endpoint` is neither encrypted");
	}

	@Test
	void profile(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path config = Files.writeString(directory.resolve("config"), "[profile mailer]\nregion = eu-west-2\n");
		Path credentials = Files.writeString(directory.resolve("credentials"),
				"[mailer]\naws_access_key_id = %s\naws_secret_access_key = %s\n".formatted(ACCESS_KEY, SECRET_KEY));
		withSharedFiles(config, credentials, () -> {
			String printed = Startup.with("aws.lightsail.profile=mailer").success(output, (context) -> {
				assertCredentials(context, "profile", ACCESS_KEY, SECRET_KEY);
				assertThat(context.getBean(LightsailTargets.class).lightsail().region()).isEqualTo(Region.EU_WEST_2);
			});
			assertThat(printed).doesNotContain("Zk9QpL2v");
			assertThat(Startup.with(REGION, "aws.lightsail.profile=mailr").failure(output))
				.contains("Profile `mailr`: there is no profile of this name")
				.contains("Name one of those that exist: mailer.");
		});
	}

	@Test
	void beanOfTheUser(CapturedOutput output) {
		String printed = Startup.with(REGION)
			.using(OwnCredentials.class)
			.success(output, (context) -> assertThat(provider(context).resolveCredentials().accessKeyId())
				.isEqualTo("AKIAOWNOWNOWNOWNOWN1"));
		assertThat(printed).doesNotContain("is a candidate for every injection");
	}

	@Test
	void beanOfTheUserThatServesOthersTooIsAWarning(CapturedOutput output) {
		String printed = Startup.with(REGION).using(PlainCredentials.class).success(output, (context) -> {
		});
		assertThat(printed).containsOnlyOnce("The bean `lightsailCredentialsProvider` is a candidate");
	}

	@Test
	void beanOfTheUserBesideAPairIsTwoSources(CapturedOutput output) {
		assertThat(
				Startup.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=" + SECRET_KEY)
					.using(OwnCredentials.class)
					.failure(output))
			.contains("`lightsailCredentialsProvider` and `aws.lightsail.access-key`");
	}

	@Test
	void regionOfTheUsersBean(CapturedOutput output) {
		Startup.with("aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=" + SECRET_KEY)
			.using(OwnRegion.class)
			.success(output, (context) -> assertThat(context.getBean(LightsailTargets.class).ses().region())
				.isEqualTo(Region.EU_NORTH_1));
	}

	@Test
	void connectionDetailsReplaceThePropertiesAndAreNoSecondSource(CapturedOutput output) {
		Startup
			.with(REGION, "aws.lightsail.access-key=" + ACCESS_KEY, "aws.lightsail.secret-key=" + SECRET_KEY,
					"aws.lightsail.ses.endpoint=http://localhost:2")
			.using(Details.class)
			.success(output, (context) -> {
				assertCredentials(context, "connection-details", "test", "test");
				LightsailTargets targets = context.getBean(LightsailTargets.class);
				assertThat(targets.lightsail())
					.isEqualTo(new ClientTarget(Region.EU_CENTRAL_1, URI.create("http://localhost:1")));
				assertThat(targets.ses()).isEqualTo(targets.lightsail());
			});
	}

	@Test
	void emulatorThatIsABeanNeedsNoProperties(CapturedOutput output) {
		String printed = Startup.with()
			.using(Emulator.class)
			.success(output, (context) -> assertThat(context.getBean(LightsailTargets.class).lightsail().endpoint())
				.isEqualTo(context.getBean(LightsailEmulator.class).endpoint()));
		assertThat(printed).containsOnlyOnce("no mail is delivered");
	}

	@Test
	void emulatorSaysWhichKeysAreNotUsed(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=eu-west-3", "aws.lightsail.access-key=" + ACCESS_KEY,
					"aws.lightsail.secret-key=" + SECRET_KEY)
			.using(Emulator.class)
			.success(output, (context) -> assertThat(context.getBean(LightsailTargets.class).lightsail().region())
				.isEqualTo(Region.EU_WEST_3));
		assertThat(printed).containsOnlyOnce("Not used: `aws.lightsail.access-key`.");
	}

	@Test
	void emulatorReplacesPropertiesThatCannotBeResolved(CapturedOutput output) {
		Startup
			.with("aws.lightsail.region=eu-west-3", "aws.lightsail.access-key=${MY_KEY}",
					"aws.lightsail.secret-key=${MY_SECRET}", "aws.lightsail.endpoint=${MY_ENDPOINT}")
			.using(Emulator.class)
			.success(output, (context) -> assertThat(context.getBean(LightsailTargets.class).lightsail().region())
				.isEqualTo(Region.EU_WEST_3));
	}

	private static LightsailCredentialsProvider ours(ConfigurableApplicationContext context) {
		return (LightsailCredentialsProvider) provider(context);
	}

	private static AwsCredentialsProvider provider(ConfigurableApplicationContext context) {
		return context.getBean("lightsailCredentialsProvider", AwsCredentialsProvider.class);
	}

	private static void assertCredentials(ConfigurableApplicationContext context, String source, String accessKey,
			String secretKey) {
		assertThat(ours(context).source()).isEqualTo(source);
		assertThat(ours(context).resolveCredentials()).isEqualTo(AwsBasicCredentials.create(accessKey, secretKey));
	}

	private static Path csv(Path file, String permissions) throws IOException {
		Files.writeString(file, "Access key ID,Secret access key\n%s,%s\n".formatted(ACCESS_KEY, SECRET_KEY));
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
	}

	private static void withSharedFiles(Path config, Path credentials, Runnable action) {
		System.setProperty("aws.configFile", config.toString());
		System.setProperty("aws.sharedCredentialsFile", credentials.toString());
		try {
			action.run();
		}
		finally {
			System.clearProperty("aws.configFile");
			System.clearProperty("aws.sharedCredentialsFile");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCredentials {

		@Bean(defaultCandidate = false)
		AwsCredentialsProvider lightsailCredentialsProvider() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAOWNOWNOWNOWNOWN1", "own"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainCredentials {

		@Bean
		AwsCredentialsProvider lightsailCredentialsProvider() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAOWNOWNOWNOWNOWN1", "own"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegion {

		@Bean(defaultCandidate = false)
		AwsRegionProvider lightsailRegionProvider() {
			return () -> Region.EU_NORTH_1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		LightsailConnectionDetails details() {
			return new LightsailConnectionDetails() {

				@Override
				public URI getEndpoint() {
					return URI.create("http://localhost:1");
				}

				@Override
				public @Nullable String getRegion() {
					return "eu-central-1";
				}

				@Override
				public AwsCredentials getCredentials() {
					return AwsBasicCredentials.create("test", "test");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Emulator {

		@Bean
		LightsailEmulator emulator() {
			return LightsailEmulator.builder().start();
		}

	}

}
