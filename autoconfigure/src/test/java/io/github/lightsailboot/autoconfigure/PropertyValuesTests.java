package io.github.lightsailboot.autoconfigure;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text means the same to everything that reads a property.
 */
@ExtendWith(OutputCaptureExtension.class)
class PropertyValuesTests {

	private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("enabled", "true"),
			Map.entry("region", "us-east-1"), Map.entry("allow-unknown-region", "true"),
			Map.entry("access-key", "test"), Map.entry("secret-key", "test"), Map.entry("session-token", "token"),
			Map.entry("credentials-csv", "classpath:keys.csv"), Map.entry("profile", "mailer"),
			Map.entry("inherit-credentials", "false"), Map.entry("endpoint", "http://localhost:1"),
			Map.entry("verify-on-startup", "none"), Map.entry("ses.enabled", "true"),
			Map.entry("ses.region", "us-east-1"), Map.entry("ses.endpoint", "http://localhost:1"),
			Map.entry("ses.from", "me@example.com"), Map.entry("ses.configuration-set", "set"),
			Map.entry("ses.from-identity-arn", "arn:aws:ses:us-east-1:123456789012:identity/example.com"),
			Map.entry("ses.max-send-rate", "5"), Map.entry("ses.max-concurrency", "4"),
			Map.entry("health.checks", "credentials"), Map.entry("health.cache-ttl", "10s"),
			Map.entry("health.timeout", "2s"), Map.entry("health.max-key-age", "90d"));

	static Stream<String> properties() {
		return VALUES.keySet().stream();
	}

	@Test
	void everyPropertyIsTested() {
		assertThat(UnknownPropertiesRule.KEYS).containsExactlyInAnyOrderElementsOf(
				Stream.concat(VALUES.keySet().stream(), Stream.of("ssl.bundle")).toList());
	}

	@ParameterizedTest
	@MethodSource("properties")
	void emptyValueCountsAsNotSet(String property, CapturedOutput output) {
		Startup empty = startup().property("aws.lightsail." + property, " ");
		switch (property) {
			case "region" -> assertThat(empty.failure(output)).contains("No region is set.");
			case "access-key", "secret-key" -> assertThat(empty.failure(output)).contains("is missing");
			case "endpoint" -> assertThat(empty.failure(output)).contains("not a valid access key ID");
			default -> empty.success(output, PropertyValuesTests::assertComplete);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ",", " , " })
	void emptyListOfChecksIsTheDefault(String checks, CapturedOutput output) {
		startup().property("aws.lightsail.health.checks", checks)
			.success(output, (context) -> assertThat(context.getBean(LightsailProperties.class).getHealth().getChecks())
				.isEqualTo(new LightsailProperties().getHealth().getChecks()));
	}

	@Test
	void endpointOfSesDoesNotCountWithoutSes(CapturedOutput output) {
		startup().and("aws.lightsail.ses.enabled=false", "aws.lightsail.ses.endpoint=https://email.us-east-1.api.aws")
			.success(output, (context) -> assertThat(context.containsBean("mailSender")).isFalse());
		startup().and("aws.lightsail.ses.enabled=false", "aws.lightsail.ses.endpoint=localhost:4566")
			.success(output, (context) -> assertThat(context.containsBean("mailSender")).isFalse());
	}

	@ParameterizedTest
	@MethodSource("properties")
	void blanksAroundAValueDoNotCount(String property, CapturedOutput output) {
		Startup padded = startup().property("aws.lightsail." + property, " " + VALUES.get(property) + " ");
		switch (property) {
			// Beside the pair they are a second source, with and without blanks
			case "credentials-csv", "profile" ->
				assertThat(padded.failure(output)).contains("More than one source of credentials is set");
			// Boot's own conversion of durations takes none
			case "health.cache-ttl", "health.timeout", "health.max-key-age" ->
				assertThat(padded.failure(output)).contains("not a duration such as 30s");
			default -> padded.success(output, PropertyValuesTests::assertComplete);
		}
	}

	@ParameterizedTest
	@MethodSource("properties")
	void unresolvedPlaceholderIsReportedByItsName(String property, CapturedOutput output) {
		assertThat(startup().property("aws.lightsail." + property, "${NOT_SET_ANYWHERE}").failure(output))
			.contains("Property: aws.lightsail." + property, "`${NOT_SET_ANYWHERE}` cannot be resolved");
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "off", "no", "0", "FALSE", " false " })
	void everyFormOfFalseLeavesOutSes(String value, CapturedOutput output) {
		startup().property("aws.lightsail.ses.enabled", value).success(output, (context) -> {
			assertThat(context.getBeanProvider(SesV2Client.class).stream()).isEmpty();
			assertThat(context.containsBean("mailSender")).isFalse();
			assertThat(health(context).getContributor("ses")).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "on", "yes", "1", "", " " })
	void everyFormOfTrueKeepsSes(String value, CapturedOutput output) {
		startup().property("aws.lightsail.ses.enabled", value).success(output, PropertyValuesTests::assertComplete);
	}

	@ParameterizedTest
	@ValueSource(strings = { "warn", "WARN", "warn ", " Warn" })
	void everyFormOfWarnVerifiesAtStart(String value, CapturedOutput output) {
		startup().property("aws.lightsail.verify-on-startup", value)
			.success(output, (context) -> assertThat(context.containsBean("lightsailStartupVerification")).isTrue());
	}

	private static void assertComplete(ConfigurableApplicationContext context) {
		assertThat(context.getBeanProvider(SesV2Client.class).stream()).hasSize(1);
		assertThat(context.containsBean("mailSender")).isTrue();
		assertThat(health(context).getContributor("credentials")).isNotNull();
		assertThat(context.containsBean("lightsailStartupVerification")).isFalse();
	}

	private static CompositeHealthContributor health(ConfigurableApplicationContext context) {
		return context.getBean("lightsailHealthContributor", CompositeHealthContributor.class);
	}

	private static Startup startup() {
		return Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=test",
				"aws.lightsail.secret-key=test", "aws.lightsail.endpoint=http://localhost:1");
	}

}
