package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.lightsailboot.autoconfigure.internal.LightsailTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ExtendWith(OutputCaptureExtension.class)
class ConfigurationErrorsTests {

	private static final String ACCESS_KEY = "AKIAQYLPMN5HFIQR7XYA";

	private static final String SECRET_KEY = "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";

	private static final String REGION = "aws.lightsail.region=us-east-1";

	private static final String ACCESS = "aws.lightsail.access-key=" + ACCESS_KEY;

	private static final String SECRET = "aws.lightsail.secret-key=" + SECRET_KEY;

	static Stream<Arguments> errors() {
		return Stream.of(
				error("nothing set", Startup.with(), "region: us-east-1", "AWS_LIGHTSAIL_ACCESS_KEY=",
						"AWS_LIGHTSAIL_SECRET_KEY=", "`aws.lightsail.credentials-csv`", "`aws.lightsail.profile`",
						"`aws.lightsail.inherit-credentials`", "`lightsailCredentialsProvider`"),
				error("nothing set but the SDK's variables", Startup.with().variable("AWS_ACCESS_KEY_ID", ACCESS_KEY),
						"AWS_ACCESS_KEY_ID is set: to use it, set `aws.lightsail.inherit-credentials` to true."),
				error("region only", Startup.with(REGION), "No source of credentials is set."),
				error("keys only", Startup.with(ACCESS, SECRET), "Property: aws.lightsail.region", "No region is set."),
				error("region misspelt", keys("us-est-1"), "Unknown region `us-est-1`, did you mean `us-east-1`?",
						"`aws.lightsail.allow-unknown-region`"),
				error("region in capitals", keys("US-EAST-1"), "did you mean `us-east-1`?"),
				error("region without dashes", keys("useast1"), "did you mean `us-east-1`?"),
				error("region that is like none", keys("mars"), "Unknown region.", "ap-northeast-1"),
				error("region as in the console's menu", keys("N. Virginia (us-east-1)"), "Write `us-east-1`."),
				error("region as in the console's list", keys("US East (N. Virginia) us-east-1"), "Write `us-east-1`."),
				error("region by its name", keys("Europe (Frankfurt)"), "Write `eu-central-1`."),
				error("region by its city", keys("Frankfurt"), "Write `eu-central-1`."),
				error("zone ID", keys("use1-az1"), "Write `us-east-1`."),
				error("beginning of a region", keys("us-east"), "Unknown region `us-east`.",
						"Write `us-east-1` or `us-east-2`."),
				error("beginning of a region in capitals", keys("US-East"), "Write `us-east-1` or `us-east-2`."),
				error("beginning of a region of SES", keys("us-east-1").and("aws.lightsail.ses.region=us-west"),
						"Property: aws.lightsail.ses.region", "Write `us-west-1` or `us-west-2`."),
				error("name of a region without Lightsail", keys("US West (N. California)"),
						"Lightsail is not offered in `us-west-1`."),
				error("zone ID in a region without Lightsail", keys("usw1-az1"),
						"Lightsail is not offered in `us-west-1`."),
				error("name of a region in China", keys("China (Beijing)"), "keys belong to one partition"),
				error("zone ID in China", keys("cnn1-az1"), "keys belong to one partition"),
				error("name of a region of GovCloud", keys("AWS GovCloud (US-East)"), "keys belong to one partition"),
				error("name of a newer region", keys("Asia Pacific (Malaysia)"),
						"Lightsail is not offered in `ap-southeast-5`."),
				error("newer region", keys("ap-southeast-5"),
						"If AWS has added Lightsail there since, set `aws.lightsail.allow-unknown-region` to true."),
				error("region without Lightsail", keys("us-west-1"), "Lightsail is not offered in `us-west-1`.",
						"us-west-2", "`aws.lightsail.ses.region`", "`lightsail-api`"),
				error("GovCloud", keys("us-gov-west-1"), "keys belong to one partition"),
				error("China", keys("cn-north-1"), "keys belong to one partition"),
				error("two partitions", keys("us-east-1").and("aws.lightsail.ses.region=us-gov-west-1"),
						"Property: aws.lightsail.ses.region", "keys belong to one partition"),
				error("inherited region",
						Startup.with("aws.lightsail.inherit-credentials=true",
								"spring.cloud.aws.region.static=us-west-1"),
						"Property: aws.lightsail.inherit-credentials",
						"The region of Spring Cloud AWS cannot be used. Lightsail is not offered in `us-west-1`."),
				error("region and endpoint of connection details", keys("us-east-1").using(WrongDetails.class),
						"Bean: LightsailConnectionDetails.getRegion()",
						"The region of the LightsailConnectionDetails bean cannot be used. Unknown region `us-est-1`",
						"Bean: LightsailConnectionDetails.getEndpoint()", "neither http:// nor https://"),
				error("region of a bean", keys("us-east-1").using(WrongRegion.class), "Bean: lightsailRegionProvider",
						"The region of the bean `lightsailRegionProvider` cannot be used. Unknown region `us-est-1`"),
				error("secret missing", Startup.with(REGION, ACCESS), "Property: aws.lightsail.secret-key",
						"The secret access key is missing"),
				error("control character as the secret", secret("\u0001"), "Property: aws.lightsail.secret-key",
						"The secret access key is missing"),
				error("access key missing", Startup.with(REGION, SECRET), "Property: aws.lightsail.access-key",
						"The access key ID is missing"),
				error("pair swapped",
						Startup.with(REGION, "aws.lightsail.access-key=" + SECRET_KEY,
								"aws.lightsail.secret-key=" + ACCESS_KEY),
						"look swapped"),
				error("blank in the secret", secret("Zk9QpL2vXw8RtY5uB1nM 4cD7eF0gH3jK6sA+/dTq"),
						"Property: aws.lightsail.secret-key", "contains a blank"),
				error("quotes around the secret", secret("\"" + SECRET_KEY + "\""), "contains a quotation mark"),
				error("placeholder for the secret", secret("<secret access key>"), "This is a placeholder"),
				error("invisible character", secret("Zk9QpL2vXw8RtY5uB1nM\u200b4cD7eF0gH3jK6sA+/dTq"),
						"contains an invisible character"),
				error("access key outside the grammar",
						Startup.with(REGION, "aws.lightsail.access-key=AKIA-QYLPMN5HFIQR7XY", SECRET),
						"16 to 128 letters, digits and underscores"),
				error("example key", Startup.with(REGION, "aws.lightsail.access-key=AKIAIOSFODNN7EXAMPLE", SECRET),
						"example key of AWS's documentation"),
				error("temporary key without token",
						Startup.with(REGION, "aws.lightsail.access-key=ASIAQYLPMN5HFIQR7XYA", SECRET),
						"Property: aws.lightsail.session-token", "which is missing"),
				error("long-term key with token",
						keys("us-east-1").and("aws.lightsail.session-token=Zk9QpL2vXw8RtY5uB1nM4c"),
						"Property: aws.lightsail.session-token", "Remove `aws.lightsail.session-token`"),
				error("misspelt key in a file", Startup.with(REGION, ACCESS, "aws.lightsail.secrt-key=" + SECRET_KEY),
						"Property: aws.lightsail.secrt-key", "did you mean `secret-key`?"),
				error("misspelt key as argument",
						Startup.with(REGION, ACCESS).argument("--aws.lightsail.serect-key=" + SECRET_KEY),
						"did you mean `secret-key`?"),
				error("misspelt key in JSON",
						Startup.with(REGION, ACCESS)
							.variable("SPRING_APPLICATION_JSON",
									"{\"aws\":{\"lightsail\":{\"secret-kye\":\"%s\"}}}".formatted(SECRET_KEY)),
						"did you mean `secret-key`?"),
				error("name from elsewhere: secret-access-key",
						Startup.with(REGION, ACCESS, "aws.lightsail.secret-access-key=" + SECRET_KEY),
						"Write `secret-key`"),
				error("name from elsewhere: access-key-id",
						Startup.with(REGION, SECRET, "aws.lightsail.access-key-id=" + ACCESS_KEY),
						"Write `access-key`"),
				error("name from elsewhere: credential-key",
						Startup.with(REGION, SECRET, "aws.lightsail.credential-key=" + ACCESS_KEY),
						"Write `access-key`"),
				error("name from elsewhere: credential-secret",
						Startup.with(REGION, ACCESS, "aws.lightsail.credential-secret=" + SECRET_KEY),
						"Write `secret-key`"),
				misspelt("acess-key-id", "access-key"), misspelt("secret-acces-key", "secret-key"),
				misspelt("secret-access-keys", "secret-key"), misspelt("credentail-secret", "secret-key"),
				error("name from elsewhere: availability-zone",
						Startup.with(ACCESS, SECRET, "aws.lightsail.availability-zone=us-east-1a"), "Write `region`"),
				error("name from elsewhere in the environment",
						Startup.with(REGION, ACCESS).variable("AWS_LIGHTSAIL_SECRET_ACCESS_KEY", SECRET_KEY),
						"System Environment Property \"AWS_LIGHTSAIL_SECRET_ACCESS_KEY\"",
						"`AWS_LIGHTSAIL_SECRET_KEY`"),
				error("rate of zero", keys("us-east-1").and("aws.lightsail.ses.max-send-rate=0"),
						"Property: aws.lightsail.ses.max-send-rate", "must be above 0"),
				error("concurrency of zero", keys("us-east-1").and("aws.lightsail.ses.max-concurrency=0"),
						"Property: aws.lightsail.ses.max-concurrency", "must be at least 1"),
				error("timeout of zero", keys("us-east-1").and("aws.lightsail.health.timeout=0s"),
						"Property: aws.lightsail.health.timeout", "must be above 0"),
				error("TTL below a second", keys("us-east-1").and("aws.lightsail.health.cache-ttl=500ms"),
						"Property: aws.lightsail.health.cache-ttl", "must be at least 1 second"),
				error("SSL bundle that does not exist", keys("us-east-1").and("aws.lightsail.ssl.bundle=proxy"),
						"Property: aws.lightsail.ssl.bundle", "no SSL bundle of this name"),
				error("key age of zero", keys("us-east-1").and("aws.lightsail.health.max-key-age=0s"),
						"Property: aws.lightsail.health.max-key-age", "must be above 0"),
				error("huge timeout", keys("us-east-1").and("aws.lightsail.health.timeout=999999999d"),
						"Property: aws.lightsail.health.timeout", "at most 10 minutes"),
				error("huge TTL", keys("us-east-1").and("aws.lightsail.health.cache-ttl=999999999d"),
						"Property: aws.lightsail.health.cache-ttl", "at most 1 day"),
				error("sender with an unquoted comma",
						keys("us-east-1").and("aws.lightsail.ses.from=Shop, Inc. <shop@example.com>"),
						"Property: aws.lightsail.ses.from", "not a valid email address", "quotation marks"),
				error("sender without a domain", keys("us-east-1").and("aws.lightsail.ses.from=nonsense"),
						"Property: aws.lightsail.ses.from", "not a valid email address"),
				error("sender with a blank", keys("us-east-1").and("aws.lightsail.ses.from=a b@example.com"),
						"Property: aws.lightsail.ses.from", "not a valid email address"),
				error("sender that SES does not accept",
						keys("us-east-1").and("aws.lightsail.ses.from=jörg@example.com"),
						"Property: aws.lightsail.ses.from", "only ASCII characters before the @"),
				error("check of the sender without a sender",
						keys("us-east-1").and("aws.lightsail.health.checks=credentials,ses-identity"),
						"Property: aws.lightsail.health.checks",
						"Origin: \"aws.lightsail.health.checks\" from property source \"defaultProperties\"",
						"`ses-identity` needs the default sender",
						"Set `aws.lightsail.ses.from`, or leave out the check."),
				error("check of the sender in a list without a sender",
						keys("us-east-1").and("aws.lightsail.health.checks[0]=ses-identity"),
						"Property: aws.lightsail.health.checks",
						"Origin: \"aws.lightsail.health.checks[0]\" from property source \"defaultProperties\"",
						"`ses-identity` needs the default sender"),
				error("number under a key of text",
						Startup.with(REGION, ACCESS).property("aws.lightsail.secret-key", 123456),
						"Property: aws.lightsail.secret-key", "not text", "in quotation marks"),
				error("no duration", keys("us-east-1").and("aws.lightsail.health.timeout=soon"),
						"Property: aws.lightsail.health.timeout", "not a duration such as 30s or 5m"),
				error("no number", keys("us-east-1").and("aws.lightsail.ses.max-send-rate=fast"), "not a number"),
				error("no whole number", keys("us-east-1").and("aws.lightsail.ses.max-concurrency=1.5"),
						"not a whole number"),
				error("no boolean", keys("us-east-1").and("aws.lightsail.ses.enabled=perhaps"), "not true or false"),
				error("enabled is neither true nor false", keys("us-east-1").and("aws.lightsail.enabled=flase"),
						"Property: aws.lightsail.enabled", "not true or false"),
				error("unknown check", keys("us-east-1").and("aws.lightsail.health.checks=credentials,sms"),
						"a list of credentials, lightsail-api, ses"),
				error("unknown check in a list", keys("us-east-1").and("aws.lightsail.health.checks[0]=sms"),
						"Property: aws.lightsail.health.checks", "credentials, lightsail-api, ses"),
				error("unresolved placeholder in the secret", secret("${NOT_SET}"), "`${NOT_SET}` cannot be resolved"),
				error("unresolved placeholder of a long name in the secret", secret("${NOT_SET_IN_ANY_PLACE}"),
						"`${NOT_SET_IN_ANY_PLACE}` cannot be resolved"),
				error("circular placeholder in the secret",
						secret("${other.secret}").and("other.secret=" + SECRET_KEY + "${aws.lightsail.secret-key}"),
						"Property: aws.lightsail.secret-key", "refer to each other in a circle"),
				error("unresolved placeholder in the region", keys("${NO_REGION}"),
						"`${NO_REGION}` cannot be resolved"),
				error("unresolved placeholder in a duration",
						keys("us-east-1").and("aws.lightsail.health.timeout=${NO_TIME}"),
						"`${NO_TIME}` cannot be resolved"),
				error("two sources", keys("us-east-1").and("aws.lightsail.profile=other"),
						"More than one source of credentials is set", "`aws.lightsail.access-key`",
						"`aws.lightsail.profile`"),
				error("endpoint without scheme", keys("us-east-1").and("aws.lightsail.endpoint=localhost:4566"),
						"Property: aws.lightsail.endpoint", "neither http:// nor https://"),
				error("endpoint that is no URL", keys("us-east-1").and("aws.lightsail.endpoint=http://a b"),
						"Property: aws.lightsail.endpoint", "The URL has no valid host."),
				error("endpoint with a password",
						keys("us-east-1").and("aws.lightsail.endpoint=http://me:Zk9QpL2vXw8RtY5u@localhost"),
						"a user name or password"),
				error("plain http to AWS",
						keys("us-east-1").and("aws.lightsail.endpoint=http://lightsail.us-east-1.amazonaws.com"),
						"would not be encrypted"),
				error("plain http to AWS's newer hosts",
						keys("us-east-1").and("aws.lightsail.ses.endpoint=http://email.us-east-1.api.aws"),
						"Property: aws.lightsail.ses.endpoint", "would not be encrypted"),
				error("plain http to AWS with the dot of the root",
						keys("us-east-1").and("aws.lightsail.ses.endpoint=http://email.us-east-1.amazonaws.com."),
						"Property: aws.lightsail.ses.endpoint", "would not be encrypted"),
				error("file from a server",
						Startup.with(REGION, "aws.lightsail.credentials-csv=http://example.com/keys.csv"),
						"Property: aws.lightsail.credentials-csv", "The value is a URL, but not a file: URL."),
				error("file that is missing", Startup.with(REGION, "aws.lightsail.credentials-csv=~/keys.csv"),
						"~/keys.csv: the file does not exist", "`~` is not expanded"),
				error("secret pasted into the region", keys(SECRET_KEY), "Unknown region."),
				error("secret pasted into the profile", Startup.with(REGION, "aws.lightsail.profile=" + SECRET_KEY),
						"Property: aws.lightsail.profile"),
				error("secret pasted into the file",
						Startup.with(REGION, "aws.lightsail.credentials-csv=" + SECRET_KEY),
						"Property: aws.lightsail.credentials-csv", "The file that the property names does not exist."),
				error("file of another name that is missing",
						Startup.with(REGION, "aws.lightsail.credentials-csv=/etc/shop/keys"),
						"/etc/shop/keys: the file does not exist."),
				error("list under a key of text",
						Startup.with(REGION, ACCESS, "aws.lightsail.secret-key[0]=" + SECRET_KEY),
						"Property: aws.lightsail.secret-key\n", "The value is a list.", "Write it as text."),
				error("verification that is off", keys("us-east-1").property("aws.lightsail.verify-on-startup", false),
						"Property: aws.lightsail.verify-on-startup", "Write one of none, warn, fail"),
				error("misspelt region only", Startup.with("aws.lightsail.regoin=us-east-1"),
						"Property: aws.lightsail.regoin", "No source of credentials is set."),
				error("secret pasted into the endpoint", keys("us-east-1").and("aws.lightsail.endpoint=" + SECRET_KEY),
						"Property: aws.lightsail.endpoint"),
				error("secret pasted into a switch", keys("us-east-1").and("aws.lightsail.enabled=" + SECRET_KEY),
						"not true or false"),
				error("secret pasted into a duration",
						keys("us-east-1").and("aws.lightsail.health.timeout=" + SECRET_KEY), "not a duration"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("errors")
	void endStartWithKeyReasonAndCure(String name, Startup startup, List<String> expected, CapturedOutput output) {
		String printed = startup.failure(output);
		assertThat(report(printed)).contains(expected);
		assertThat(partsOf(SECRET_KEY)).noneMatch(printed::contains);
	}

	@Test
	void areReportedAllAtOnce(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=us-est-1", ACCESS, "aws.lightsail.secrt-key=" + SECRET_KEY,
					"aws.lightsail.health.timeout=soon", "aws.lightsail.ses.max-concurrency=0",
					"aws.lightsail.endpoint=localhost:4577", "aws.lightsail.health.checks=ses-identity")
			.failure(output);
		assertThat(report(printed))
			.contains("aws.lightsail.region", "aws.lightsail.secrt-key", "aws.lightsail.health.timeout",
					"`aws.lightsail.ses.from`", "aws.lightsail.ses.max-concurrency", "aws.lightsail.endpoint")
			.doesNotContain("is missing");
	}

	@Test
	void ofRangesAreReportedInOrder(CapturedOutput output) {
		String printed = keys("us-east-1")
			.and("aws.lightsail.health.cache-ttl=0s", "aws.lightsail.health.timeout=0s",
					"aws.lightsail.health.max-key-age=0s", "aws.lightsail.ses.max-send-rate=0",
					"aws.lightsail.ses.max-concurrency=0")
			.failure(output);
		assertThat(report(printed)).containsSubsequence("Property: aws.lightsail.health.cache-ttl",
				"Property: aws.lightsail.health.max-key-age", "Property: aws.lightsail.health.timeout",
				"Property: aws.lightsail.ses.max-concurrency", "Property: aws.lightsail.ses.max-send-rate");
	}

	@Test
	void areReportedWithLazyInitializationToo(CapturedOutput output) {
		String printed = keys("us-est-1").and("spring.main.lazy-initialization=true").failure(output);
		assertThat(report(printed)).contains("did you mean `us-east-1`?");
	}

	@Test
	void nameFileAndLine(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("application.yml"), """
				aws:
				  lightsail:
				    region: us-est-1
				    access-key: %s
				    secret-key: %s
				""".formatted(ACCESS_KEY, SECRET_KEY));
		String printed = Startup.with("spring.config.additional-location=" + file.toUri()).failure(output);
		assertThat(report(printed)).contains("application.yml] - 3:13");
		assertThat(partsOf(SECRET_KEY)).noneMatch(printed::contains);
	}

	@Test
	void ofConfigTreesAreReportedToo(CapturedOutput output, @TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("aws.lightsail.region"), "us-east-1\n");
		Files.writeString(directory.resolve("aws.lightsail.access-key"), ACCESS_KEY + "\n");
		Files.writeString(directory.resolve("aws.lightsail.secret-kee"), SECRET_KEY + "\n");
		String printed = Startup.with("spring.config.import=configtree:" + directory + "/").failure(output);
		assertThat(report(printed)).contains("did you mean `secret-key`?");
		assertThat(partsOf(SECRET_KEY)).noneMatch(printed::contains);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ses: on", "health: none", "ssl: proxy" })
	void valueOfASectionIsReportedOnce(String line, CapturedOutput output) {
		String section = line.substring(0, line.indexOf(':'));
		String printed = keys("us-east-1").and("aws.lightsail." + line.replace(": ", "=")).failure(output);
		assertThat(report(printed)).containsOnlyOnce("Property: ")
			.contains("Property: aws.lightsail." + section, "This is a section, not a value.", section.equals("ses")
					? "such as `aws.lightsail.ses.enabled`" : "`aws.lightsail.%s.".formatted(section));
		assertThat(printed).doesNotContain("has no effect");
	}

	@Test
	void misspeltKeyIsAWarningIfTheKeyIsSet(CapturedOutput output) {
		String printed = keys("us-east-1").and("aws.lightsail.secrt-key=" + SECRET_KEY.toLowerCase(Locale.ROOT))
			.success(output, (context) -> {
			});
		assertThat(printed).containsOnlyOnce("`aws.lightsail.secrt-key`").contains("Did you mean `secret-key`?");
	}

	@Test
	void keyThatIsLikeNoneIsAWarning(CapturedOutput output) {
		String printed = keys("us-east-1").and("aws.lightsail.something-else=1").success(output, (context) -> {
		});
		assertThat(printed).contains("`aws.lightsail.something-else`").contains("has no effect.");
	}

	@Test
	void misspeltVariableIsAWarning(CapturedOutput output) {
		String printed = keys("us-east-1").variable("AWS_LIGHTSAIL_ENDPIONT", "http://localhost")
			.success(output, (context) -> {
			});
		assertThat(printed).contains("AWS_LIGHTSAIL_ENDPIONT").contains("Did you mean `endpoint`?");
	}

	@Test
	void misspeltVariableIsAWarningBesideTheErrorThatItCauses(CapturedOutput output) {
		String printed = Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=" + ACCESS_KEY)
			.variable("AWS_LIGHTSAIL_SECRT_KEY", SECRET_KEY)
			.failure(output);
		assertThat(printed).contains("AWS_LIGHTSAIL_SECRT_KEY").contains("Did you mean `secret-key`?");
		assertThat(partsOf(SECRET_KEY)).noneMatch(printed::contains);
	}

	@Test
	void nothingIsCheckedIfDisabled(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.enabled=false", "aws.lightsail.region=us-est-1", "aws.lightsail.secret-key=${NOT_SET}",
					"aws.lightsail.secrt-key=" + SECRET_KEY)
			.success(output, (context) -> assertThat(context.getBeansOfType(LightsailTargets.class)).isEmpty());
		assertThat(printed).contains("Lightsail is disabled by `aws.lightsail.enabled` (")
			.doesNotContain("`aws.lightsail.secrt-key`");
	}

	@Test
	void emptyValuesCountAsNotSet(CapturedOutput output) {
		keys("us-east-1")
			.and("aws.lightsail.profile=", "aws.lightsail.credentials-csv=", "aws.lightsail.session-token=",
					"aws.lightsail.endpoint=", "aws.lightsail.ses.region=", "aws.lightsail.health.timeout=",
					"aws.lightsail.enabled=", "aws.lightsail.inherit-credentials=", "aws.lightsail.verify-on-startup=",
					"aws.lightsail.ses.max-send-rate=")
			.success(output,
					(context) -> assertThat(context.getBean(LightsailProperties.class).getHealth().getTimeout())
						.hasSeconds(3));
	}

	@Test
	void newerRegionIsAcceptedOnDemand(CapturedOutput output) {
		keys("ap-southeast-5").and("aws.lightsail.allow-unknown-region=true")
			.success(output, (context) -> assertThat(context.getBean(LightsailTargets.class).lightsail().region().id())
				.isEqualTo("ap-southeast-5"));
	}

	@ParameterizedTest
	@CsvSource({ "aws.lightsail.region=${NOT_SET}, AKIAQYLPMN5HFIQR7XYA", "aws.lightsail.endpoint=${NOT_SET}, test",
			"aws.lightsail.endpoint=localhost:4566, test", "aws.lightsail.access-key=${NOT_SET}, ${NOT_SET}" })
	void oneMistakeIsOneError(String mistake, String accessKey, CapturedOutput output) {
		String printed = keys("us-east-1").and("aws.lightsail.access-key=" + accessKey, mistake).failure(output);
		assertThat(printed.substring(printed.indexOf("APPLICATION FAILED TO START"))).containsOnlyOnce("Property: ")
			.contains("Property: " + mistake.substring(0, mistake.indexOf('=')));
	}

	@Test
	void offersNoRegionThatIsRefused(CapturedOutput output) {
		String printed = keys("us-east-1").and("aws.lightsail.ses.region=nowhere").failure(output);
		assertThat(printed.substring(printed.indexOf("APPLICATION FAILED TO START"))).contains("eu-central-1")
			.doesNotContain("us-gov-");
	}

	@Test
	void propertiesOfAnotherBeanAreNotJudged(CapturedOutput output) {
		String printed = keys("us-east-1").using(Own.class)
			.and("aws.lightsail.zone=us-east-1a", "aws.lightsail.instance-name=web-1")
			.success(output, (context) -> {
			});
		assertThat(printed).doesNotContain("has no effect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "aws.lightsail.secret-key", "aws.lightsail.region", "aws.lightsail.health.timeout" })
	void propertyThatCannotBeReadIsReported(String key, CapturedOutput output) {
		assertThat(keys("us-east-1").unreadable(key).failure(output)).contains("APPLICATION FAILED TO START",
				"Property: " + key, "cannot be read from its property source");
	}

	@Test
	void misspeltPropertyThatCannotBeReadIsNoError(CapturedOutput output) {
		keys("us-east-1").unreadable("aws.lightsail.secrt-key").success(output, (context) -> {
		});
	}

	private static Arguments error(String name, Startup startup, String... expected) {
		return arguments(name, startup, List.of(expected));
	}

	private static Arguments misspelt(String name, String meant) {
		String other = meant.equals("access-key") ? SECRET : ACCESS;
		return error("misspelt name from elsewhere: " + name,
				Startup.with(REGION, other,
						"aws.lightsail.%s=%s".formatted(name, meant.equals("access-key") ? ACCESS_KEY : SECRET_KEY)),
				"did you mean `%s`?".formatted(meant));
	}

	private static Startup keys(String region) {
		return Startup.with("aws.lightsail.region=" + region, ACCESS, SECRET);
	}

	private static Startup secret(String secret) {
		return Startup.with(REGION, ACCESS, "aws.lightsail.secret-key=" + secret);
	}

	private static String report(String printed) {
		int start = printed.indexOf("APPLICATION FAILED TO START");
		assertThat(start).as("a report").isNotNegative();
		return printed.substring(start);
	}

	private static List<String> partsOf(String secret) {
		return IntStream.rangeClosed(0, secret.length() - 8)
			.mapToObj((start) -> secret.substring(start, start + 8))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(OwnProperties.class)
	static class Own {

	}

	@Configuration(proxyBeanMethods = false)
	static class WrongDetails {

		@Bean
		LightsailConnectionDetails details() {
			return new LightsailConnectionDetails() {

				@Override
				public String getRegion() {
					return "us-est-1";
				}

				@Override
				public URI getEndpoint() {
					return URI.create("localhost:4566");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WrongRegion {

		@Bean(defaultCandidate = false)
		AwsRegionProvider lightsailRegionProvider() {
			return () -> Region.of("us-est-1");
		}

	}

	/**
	 * Keeps the properties of this test out of the generated metadata.
	 */
	@Retention(RetentionPolicy.RUNTIME)
	@ConfigurationProperties("aws.lightsail")
	@interface OwnPrefix {

	}

	@OwnPrefix
	record OwnProperties(String zone, String instanceName) {

	}

}
