package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.lightsailboot.credentials.Secret;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

	private static final String ACCESS_KEY = "AKIAQYLPMN5HFIQR7XYA";

	private static final String SECRET_KEY = "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";

	private static final String[] GOOD = { "aws.lightsail.region=us-east-1", "aws.lightsail.access-key=" + ACCESS_KEY,
			"aws.lightsail.secret-key=" + SECRET_KEY };

	private static final String[] SHOW_ALL = { "management.endpoints.web.exposure.include=*",
			"management.endpoint.env.show-values=always", "management.endpoint.configprops.show-values=always" };

	@Test
	void areMaskedInEveryEndpointWhereverTheyStand(CapturedOutput output) {
		String command = System.getProperty("sun.java.command");
		System.setProperty("sun.java.command", "app.jar --aws.lightsail.secret-key=" + SECRET_KEY);
		try {
			String printed = Startup.with(GOOD)
				.and(SHOW_ALL)
				.and("other.password-hint=${aws.lightsail.secret-key}", "other.embedded=x" + SECRET_KEY + "y")
				.variable("AWS_LIGHTSAIL_SECRT_KEY", "qT4dA6sK3jH0gF7eD4cM1nB5uY8tR2wX9vL0pQkZ")
				.variable("SPRING_APPLICATION_JSON", "{\"some\":{\"thing\":\"%s\"}}".formatted(SECRET_KEY))
				.web()
				.success(output, (context) -> {
					for (String path : List.of("env", "configprops", "conditions", "beans", "env/other.password-hint",
							"env/aws.lightsail.secret-key", "configprops/aws.lightsail")) {
						String body = get(context, "/actuator/" + path);
						assertThat(parts(SECRET_KEY)).as(path).noneMatch(body::contains);
						assertThat(body).as(path).doesNotContain("qT4dA6sK3jH0");
					}
					assertThat(get(context, "/actuator/env/other.password-hint")).contains("******");
				});
			assertThat(parts(SECRET_KEY)).noneMatch(printed::contains);
		}
		finally {
			System.setProperty("sun.java.command", command);
		}
	}

	@Test
	void areMaskedUnderTheirOwnKeysHoweverShort(CapturedOutput output) {
		Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.endpoint=http://localhost:1",
					"aws.lightsail.access-key=short-id", "aws.lightsail.secret-key=tiny-one")
			.and(SHOW_ALL)
			.web()
			.success(output, (context) -> {
				assertThat(get(context, "/actuator/env")).doesNotContain("tiny-one").doesNotContain("short-id");
				assertThat(get(context, "/actuator/configprops")).doesNotContain("tiny-one").doesNotContain("short-id");
			});
	}

	@Test
	void areInNoStringThatABeanGives(CapturedOutput output) {
		Startup.with(GOOD).success(output, (context) -> {
			for (String name : context.getBeanDefinitionNames()) {
				if (name.contains("ightsail") || name.contains("sesV2")) {
					assertThat(parts(SECRET_KEY)).as(name).noneMatch(context.getBean(name).toString()::contains);
				}
			}
			assertThat(Secret.of(SECRET_KEY)).hasToString("******");
		});
	}

	@Test
	void areMaskedInTheFailureOfAnotherBeanThatIsValidated(CapturedOutput output) {
		String printed = Startup.with(GOOD)
			.and("other.password=${aws.lightsail.secret-key}")
			.using(StrictProperties.class)
			.failure(output);
		assertThat(printed).contains("APPLICATION FAILED TO START").contains("other.password");
		assertThat(parts(SECRET_KEY)).noneMatch(printed::contains);
	}

	@Test
	void areMaskedInTheFailureOfAnotherBeanIfPastedUnderTheAccessKey(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=" + SECRET_KEY,
					"aws.lightsail.secret-key=" + ACCESS_KEY, "other.password=${aws.lightsail.access-key}")
			.using(StrictProperties.class)
			.failure(output);
		assertThat(printed).contains("APPLICATION FAILED TO START").contains("other.password");
		assertThat(parts(SECRET_KEY)).noneMatch(printed::contains);
	}

	@Test
	void areMaskedInTheFailureOfABeanThatPrintsOurProperties(CapturedOutput output) {
		String printed = Startup.with(GOOD).using(PrintingConfiguration.class).failure(output);
		assertThat(printed).contains("I was given LightsailProperties");
		assertThat(parts(SECRET_KEY)).noneMatch(printed::contains);
	}

	@Test
	void areMaskedInTheFailureOfAnotherBeanIfTheyAreInAFile(CapturedOutput output, @TempDir Path directory)
			throws IOException {
		String printed = Startup.with("aws.lightsail.region=us-east-1", "other.password=" + SECRET_KEY)
			.and("aws.lightsail.credentials-csv=" + csv(directory))
			.using(LateFailure.class)
			.failure(output);
		assertThat(printed).contains("The password is");
		assertThat(parts(SECRET_KEY)).noneMatch(printed.substring(printed.lastIndexOf("FAILED TO START"))::contains);
	}

	@Test
	void areMaskedIfTheyAreInAProfile(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path credentials = Files.writeString(directory.resolve("credentials"),
				"[mailer]\naws_access_key_id = %s\naws_secret_access_key = %s\n".formatted(ACCESS_KEY, SECRET_KEY));
		System.setProperty("aws.configFile", directory.resolve("config").toString());
		System.setProperty("aws.sharedCredentialsFile", credentials.toString());
		try {
			assertMaskedInEnv(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.profile=mailer"), output);
		}
		finally {
			System.clearProperty("aws.configFile");
			System.clearProperty("aws.sharedCredentialsFile");
		}
	}

	@Test
	void areMaskedWhileTheStarterIsDisabled(CapturedOutput output) {
		assertMaskedInEnv(Startup.with(GOOD).and("aws.lightsail.enabled=false"), output);
	}

	@Test
	void areMaskedIfAnotherSourceReplacesThem(CapturedOutput output) {
		assertMaskedInEnv(
				Startup.with(GOOD).argument("--aws.lightsail.secret-key=qT4dA6sK3jH0gF7eD4cM1nB5uY8tR2wX9vL0pQkZ"),
				output);
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret-access-key", "credentials.secret-access-key", "ses.secret-key", "aws-secret-key",
			"access-secret", "iam.session-token", "secret-acces-key", "scret", "security-token", "secret-key-old",
			"skey", "secret-key[0]", "secret-key.value", "SecretKey.a[1]", "my_Session_Token_2" })
	void areMaskedIfAMisspeltPropertyRefersToThem(String key, CapturedOutput output) {
		assertMaskedInEnv(Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=" + ACCESS_KEY,
					"aws.lightsail.secret-key=qT4dA6sK3jH0gF7eD4cM1nB5uY8tR2wX9vL0pQkZ",
					"aws.lightsail.%s=${MY_SECRET}".formatted(key))
			.variable("MY_SECRET", SECRET_KEY), output);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--aws.lightsail.secret-key:" + SECRET_KEY, "--aws.lightsail.secret-key " + SECRET_KEY })
	void areNotLoggedIfTheArgumentHasNoEqualsSign(String argument, CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=" + ACCESS_KEY,
					"aws.lightsail.secret-key=qT4dA6sK3jH0gF7eD4cM1nB5uY8tR2wX9vL0pQkZ")
			.argument(argument)
			.success(output, (context) -> {
			});
		assertThat(printed.lines().filter((line) -> line.contains("io.github.lightsailboot") || line.contains("i.g.l")))
			.noneMatch((line) -> parts(SECRET_KEY).stream()
				.anyMatch((part) -> line.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))));
	}

	@Test
	void areMaskedIfTheyAreInherited(CapturedOutput output) {
		assertMaskedInEnv(Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.inherit-credentials=true",
				"spring.cloud.aws.credentials.access-key=" + ACCESS_KEY,
				"spring.cloud.aws.credentials.secret-key=" + SECRET_KEY), output);
	}

	@Test
	void areMaskedIfTheyAreOfTheUsersOwnProvider(CapturedOutput output) {
		assertMaskedInEnv(Startup.with("aws.lightsail.region=us-east-1").using(OwnProvider.class), output);
	}

	@Test
	void areNotLoggedFromTheExceptionOfTheUsersOwnProvider(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.endpoint=http://127.0.0.1:1",
					"aws.lightsail.health.checks=credentials", "aws.lightsail.verify-on-startup=fail")
			.using(FailingProvider.class)
			.attempt(output);
		assertThat(printed).contains("No credentials for check credentials");
		assertThat(parts(SECRET_KEY)).noneMatch(printed::contains);
	}

	@Test
	void areMaskedIfTheyAreOfConnectionDetails(CapturedOutput output) {
		assertMaskedInEnv(Startup.with("aws.lightsail.region=us-east-1").using(OwnDetails.class), output);
	}

	private static void assertMaskedInEnv(Startup startup, CapturedOutput output) {
		startup.and(SHOW_ALL).and("other.password=" + SECRET_KEY).web().success(output, (context) -> {
			String body = get(context, "/actuator/env");
			assertThat(parts(SECRET_KEY)).noneMatch(body::contains);
			assertThat(get(context, "/actuator/env/other.password")).contains("******");
		});
	}

	@Test
	void maskNothingElse(CapturedOutput output) {
		Startup.with(GOOD)
			.and(SHOW_ALL)
			.and("aws.lightsail.instance-name=production-web-server-1", "other.name=production-web-server-1",
					"other.key=" + ACCESS_KEY, "aws.lightsail.password-policy=production-web-policy",
					"aws.lightsail.secret-name=production-web-secret", "aws.lightsail.secure=production-web-secure",
					"aws.lightsail.secret-key-file=/etc/production/web")
			.web()
			.success(output, (context) -> {
				assertThat(get(context, "/actuator/env/other.name")).contains("production-web-server-1");
				assertThat(get(context, "/actuator/env/aws.lightsail.instance-name"))
					.contains("production-web-server-1");
				assertThat(get(context, "/actuator/env")).contains("production-web-policy", "production-web-secret",
						"production-web-secure", "/etc/production/web");
				assertThat(get(context, "/actuator/env/other.key")).contains(ACCESS_KEY);
			});
	}

	@Test
	void ofAFileAreNotPrinted(CapturedOutput output, @TempDir Path directory) throws IOException {
		String printed = Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.credentials-csv=" + csv(directory))
			.success(output, (context) -> {
			});
		assertThat(parts(SECRET_KEY)).noneMatch(printed::contains);
	}

	private static Path csv(Path directory) throws IOException {
		return Files.writeString(directory.resolve("keys.csv"),
				"Access key ID,Secret access key\n%s,%s\n".formatted(ACCESS_KEY, SECRET_KEY));
	}

	private static String get(ConfigurableApplicationContext context, String path) {
		try {
			String port = context.getEnvironment().getProperty("local.server.port");
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s%s".formatted(port, path))).build(),
						HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).as(path).isEqualTo(200);
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> parts(String secret) {
		return IntStream.rangeClosed(0, secret.length() - 8)
			.mapToObj((start) -> secret.substring(start, start + 8))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(OtherProperties.class)
	static class StrictProperties {

	}

	@Validated
	@ConfigurationProperties("other")
	static class OtherProperties {

		@Size(max = 4)
		private @Nullable String password;

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrintingConfiguration {

		@Bean
		String broken(LightsailProperties properties) {
			throw new IllegalStateException("I was given LightsailProperties %s %s %s".formatted(properties,
					properties.getSecretKey(), properties.getAccessKey()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LateFailure {

		@Bean
		String broken(@Value("${other.password}") String password) {
			throw new IllegalStateException("The password is " + password);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProvider {

		@Bean(defaultCandidate = false)
		AwsCredentialsProvider lightsailCredentialsProvider() {
			return () -> AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingProvider {

		@Bean(defaultCandidate = false)
		AwsCredentialsProvider lightsailCredentialsProvider() {
			return () -> {
				throw new IllegalStateException("The vault does not accept " + SECRET_KEY);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean
		LightsailConnectionDetails details() {
			return new LightsailConnectionDetails() {

				@Override
				public AwsCredentials getCredentials() {
					return AwsSessionCredentials.create(ACCESS_KEY, "another secret access key", SECRET_KEY);
				}

			};
		}

	}

}
