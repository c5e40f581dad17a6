package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.diagnostics.InvalidLightsailConfigurationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is configured, there are settings that sign with exactly the configured pair,
 * or one report without a part of the secret.
 */
@ExtendWith(OutputCaptureExtension.class)
class RandomConfigurationsTests {

	private static final long SEED = 20260101L;

	/**
	 * Fewer samples unless the profile {@code all-samples} is active.
	 */
	private static final boolean ALL_SAMPLES = Boolean.getBoolean("samples.all");

	private static final int CONFIGURATIONS = ALL_SAMPLES ? 10_000 : 1_000;

	private static final int APPLICATIONS = ALL_SAMPLES ? 60 : 12;

	private static final int FILES = ALL_SAMPLES ? 2_000 : 200;

	private static final List<String> CSV_FORMATS = List.of("Access key ID,Secret access key\n%s,%s\n",
			"\uFEFFAccess key ID,Secret access key\r\n%s,%s\r\n", "%s,%s",
			"Access key ID,Secret access key\n\"%s\",\"%s\"",
			"User name,Password,Access key ID,Secret access key,Console login link\nbob,,%s,%s,https://x/\n",
			"AWSAccessKeyId=%s\nAWSSecretKey=%s\n", "Secret access key,Access key ID\n%s,%s\n",
			"User name,Password,Console sign-in URL\n%s,%s,https://x/\n");

	private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	private static final List<String> REGIONS = List.of("us-east-1", "us-east-1a", "us-est-1", "US-EAST-1", "us-west-1",
			"N. Virginia (us-east-1)", "mars-north-9", "cn-north-1", "", "eu-central-1", "use1-az1");

	private static final List<String> OTHER_KEYS = List.of("region", "profile", "credentials-csv", "endpoint",
			"enabled", "ses.from", "ses.region", "ses.endpoint", "ses.max-send-rate", "ses.max-concurrency",
			"health.timeout", "health.cache-ttl", "health.checks", "health.checks[0]", "verify-on-startup",
			"allow-unknown-region", "inherit-credentials", "session-token", "access-key");

	private final ValidatorFactory validatorFactory = Validation.buildDefaultValidatorFactory();

	private final Validator validator = this.validatorFactory.getValidator();

	@Test
	void giveTheConfiguredPairOrOneReportWithoutTheSecret(CapturedOutput output) {
		int accepted = 0;
		for (int i = 0; i < CONFIGURATIONS; i++) {
			Random random = new Random(SEED + i);
			String secret = secret(random);
			Map<String, Object> properties = properties(random, secret);
			int before = output.getAll().length();
			String report = "";
			try {
				AwsCredentials credentials = credentials(properties);
				assertThat(values(properties, "accesskey")).contains(credentials.accessKeyId());
				assertThat(credentials.secretAccessKey()).isEqualTo(secret.strip());
				accepted++;
			}
			catch (InvalidLightsailConfigurationException ex) {
				report = ex.getMessage() + ex + ex.analysis().getDescription() + ex.analysis().getAction();
				assertThat(ex.errors()).isNotEmpty();
				assertThat(ex.getCause()).isNull();
			}
			String printed = report + output.getAll().substring(before);
			assertThat(parts(secret)).as("configuration %d", i).noneMatch(printed::contains);
		}
		assertThat(accepted).isGreaterThan(CONFIGURATIONS / 10);
	}

	@Test
	void startOrEndWithOneReportAndWithoutTheSecret(CapturedOutput output) {
		int refused = 0;
		for (int i = 0; i < APPLICATIONS; i++) {
			Random random = new Random(-SEED - i);
			String secret = secret(random);
			Startup startup = Startup.with();
			properties(random, secret).forEach(startup::property);
			String printed = startup.attempt(output);
			refused += printed.contains("APPLICATION FAILED TO START") ? 1 : 0;
			assertThat(parts(secret)).as("application %d", i).noneMatch(printed::contains);
			assertThat(printed).as("application %d", i).doesNotContain("Application run failed");
		}
		assertThat(refused).isBetween(1, APPLICATIONS - 1);
	}

	@Test
	void ofAnyFileGiveItsPairOrOneReportWithoutTheSecret(CapturedOutput output, @TempDir Path directory)
			throws IOException {
		int accepted = 0;
		for (int i = 0; i < FILES; i++) {
			Random random = new Random(2 * SEED + i);
			String secret = base64(random, 40);
			Path file = Files.write(directory.resolve("keys.csv"), csv(random, secret));
			int before = output.getAll().length();
			String report = "";
			try {
				AwsCredentials credentials = credentials(
						Map.of("aws.lightsail.region", "us-east-1", "aws.lightsail.credentials-csv", file.toString()));
				assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
					.contains(credentials.accessKeyId())
					.contains(credentials.secretAccessKey());
				accepted++;
			}
			catch (InvalidLightsailConfigurationException ex) {
				report = ex.getMessage() + ex + ex.analysis().getDescription() + ex.analysis().getAction();
			}
			String printed = report + output.getAll().substring(before);
			assertThat(parts(secret)).as("file %d", i).noneMatch(printed::contains);
		}
		assertThat(accepted).isBetween(FILES / 10, FILES * 9 / 10);
	}

	private static byte[] csv(Random random, String secret) {
		String text = pick(random, CSV_FORMATS).formatted("AKIA" + upper(random, 16), secret);
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return switch (random.nextInt(4)) {
			case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
			case 1 -> {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
				yield bytes;
			}
			default -> bytes;
		};
	}

	private AwsCredentials credentials(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		ConfigurationPropertySources.attach(environment);
		BindingErrors bindingErrors = new BindingErrors(environment);
		LightsailProperties bound = new LightsailProperties();
		Binder.get(environment)
			.bind(LightsailProperties.PREFIX, Bindable.ofInstance(bound), bindingErrors.apply(BindHandler.DEFAULT));
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerSingleton("validator", this.validator);
		KnownSecrets secrets = KnownSecrets.of(environment);
		PropertiesLightsailConnectionDetails details = new PropertiesLightsailConnectionDetails(bound, null);
		EffectiveEndpoints endpoints = EffectiveEndpoints.of(bound, null,
				!bindingErrors.isReported("aws.lightsail.endpoint"));
		EffectiveCredentials credentials = EffectiveCredentials.of(bound, null, false, endpoints,
				new EffectiveCredentials.Inherited(beanFactory.getBeanProvider(AwsCredentialsProvider.class),
						beanFactory.getBeanProvider(AwsRegionProvider.class)),
				secrets);
		new LightsailAutoConfiguration().lightsailTargets(
				EffectiveConfiguration.of(bound, details, details, endpoints, credentials), bindingErrors, environment,
				beanFactory, beanFactory.getBeanProvider(Validator.class),
				beanFactory.getBeanProvider(SslBundles.class), secrets);
		AwsCredentialsProvider provider = credentials.provider();
		assertThat(provider).isNotNull();
		return provider.resolveCredentials();
	}

	private static Map<String, Object> properties(Random random, String secret) {
		Map<String, Object> properties = new LinkedHashMap<>();
		put(properties, "region", pick(random, REGIONS));
		if (chance(random, 2)) {
			properties.put("aws.lightsail.region", "us-east-1");
		}
		put(properties, "access-key", accessKey(random));
		put(properties, "secret-key", secret);
		if (chance(random, 4)) {
			properties.remove("aws.lightsail.secret-key");
			put(properties, mutate(random, "secret-key"), secret);
		}
		if (chance(random, 3)) {
			put(properties, pick(random, OTHER_KEYS), chance(random, 2) ? secret : text(random, 12));
		}
		if (chance(random, 6)) {
			put(properties, mutate(random, pick(random, OTHER_KEYS)), secret);
		}
		if (chance(random, 8)) {
			properties.put("other", "${aws.lightsail.secret-key}");
		}
		return properties;
	}

	private static void put(Map<String, Object> properties, String key, String value) {
		properties.put(LightsailProperties.PREFIX + "." + key, value);
	}

	private static String accessKey(Random random) {
		return switch (random.nextInt(8)) {
			case 0 -> "ASIA" + upper(random, 16);
			case 1 -> "AKIA" + upper(random, 3);
			case 2 -> text(random, 20);
			default -> "AKIA" + upper(random, 16);
		};
	}

	private static String secret(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> text(random, 16 + random.nextInt(60));
			case 1 -> base64(random, 16 + random.nextInt(60));
			case 2 -> base64(random, 20) + pick(random, List.of(" ", "\"", "\u0000", "\u200b", "\n", "${", "%", "\\"))
					+ base64(random, 20);
			default -> base64(random, 40);
		};
	}

	private static String base64(Random random, int length) {
		return random.ints(length, 0, BASE64.length())
			.collect(StringBuilder::new, (text, i) -> text.append(BASE64.charAt(i)), StringBuilder::append)
			.toString();
	}

	private static String upper(Random random, int length) {
		return random.ints(length, 'A', 'Z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String text(Random random, int length) {
		return random.ints(length, 0x20, chance(random, 4) ? 0x2FF : 0x7F)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String mutate(Random random, String key) {
		int position = random.nextInt(key.length());
		return switch (random.nextInt(3)) {
			case 0 -> key.substring(0, position) + key.substring(position + 1);
			case 1 -> key.substring(0, position) + (char) ('a' + random.nextInt(26)) + key.substring(position);
			default -> key.substring(0, position) + (char) ('a' + random.nextInt(26)) + key.substring(position + 1);
		};
	}

	private static boolean chance(Random random, int in) {
		return random.nextInt(in) == 0;
	}

	private static String pick(Random random, List<String> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

	private static List<String> values(Map<String, Object> properties, String key) {
		return properties.entrySet()
			.stream()
			.filter((property) -> property.getKey().replace("-", "").endsWith("." + key))
			.map((property) -> property.getValue().toString().strip())
			.toList();
	}

	private static List<String> parts(String secret) {
		return List
			.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8),
					Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)), json(secret))
			.stream()
			.flatMap((form) -> IntStream.rangeClosed(0, form.length() - 8)
				.mapToObj((start) -> form.substring(start, start + 8)))
			.filter((part) -> !part.isBlank())
			.toList();
	}

	private static String json(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

}
