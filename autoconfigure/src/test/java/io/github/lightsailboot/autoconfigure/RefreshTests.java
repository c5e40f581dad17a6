package io.github.lightsailboot.autoconfigure;

import java.beans.PropertyDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.credentials.Secret;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pair follows when Spring Cloud refreshes the properties.
 */
@ExtendWith(OutputCaptureExtension.class)
class RefreshTests {

	private static final String OLD = "AKIAOLDOLDOLDOLDOLD1";

	private static final String OLD_SECRET = "Zk9QpL2vXw8RtY5uB1nM4cD7eF0gH3jK6sA+/dTq";

	private static final String NEW = "AKIANEWNEWNEWNEWNEW2";

	private static final String NEW_SECRET = "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";

	private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("enabled", "false"),
			Map.entry("region", "eu-west-1"), Map.entry("allow-unknown-region", "true"), Map.entry("access-key", NEW),
			Map.entry("secret-key", NEW_SECRET), Map.entry("session-token", "token"),
			Map.entry("credentials-csv", "keys.csv"), Map.entry("profile", "mailer"),
			Map.entry("inherit-credentials", "true"), Map.entry("endpoint", "http://localhost:1"),
			Map.entry("verify-on-startup", "warn"), Map.entry("ses.enabled", "false"),
			Map.entry("ses.region", "us-east-1"), Map.entry("ses.endpoint", "http://localhost:2"),
			Map.entry("ses.from", "me@example.com"), Map.entry("ses.configuration-set", "set"),
			Map.entry("ses.from-identity-arn", "arn:aws:ses:us-east-1:123456789012:identity/example.com"),
			Map.entry("ses.max-send-rate", "5"), Map.entry("ses.max-concurrency", "4"),
			Map.entry("health.checks", "credentials"), Map.entry("health.cache-ttl", "10s"),
			Map.entry("health.timeout", "2s"), Map.entry("health.max-key-age", "90d"),
			Map.entry("ssl.bundle", "proxy"));

	@Test
	void newPairIsUsed(CapturedOutput output) {
		String printed = pair(OLD, OLD_SECRET).success(output, (context) -> {
			refresh(context, Map.of("access-key", NEW, "secret-key", NEW_SECRET));
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(NEW, NEW_SECRET));
			assertThat(context.getBean(KnownSecrets.class).isIn(OLD_SECRET)).isTrue();
			assertThat(context.getBean(KnownSecrets.class).isIn(NEW_SECRET)).isTrue();
		});
		assertThat(printed).doesNotContain(NEW_SECRET.substring(0, 8)).doesNotContain(OLD_SECRET.substring(0, 8));
	}

	@Test
	void pairWithABlankInItIsNotUsed(CapturedOutput output) {
		assertKept(output, Map.of("access-key", NEW, "secret-key", "qTd/+As6Kj3Hg0Fe7Dc4 Mn1Bu5YtR8wXv2LpQ9kZ"),
				"contains a blank");
	}

	@Test
	void pairThatIsSwappedIsNotUsed(CapturedOutput output) {
		assertKept(output, Map.of("access-key", NEW_SECRET, "secret-key", NEW), "look swapped");
	}

	@Test
	void placeholderIsNotUsed(CapturedOutput output) {
		assertKept(output, Map.of("access-key", NEW, "secret-key", "${NOT_SET}"), "`${NOT_SET}` cannot be resolved");
	}

	@Test
	void halfAPairIsNotMixedWithTheOther(CapturedOutput output) {
		pair(OLD, OLD_SECRET).success(output, (context) -> {
			refresh(context, Map.of("access-key", NEW, "secret-key", ""));
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(OLD, OLD_SECRET));
		});
	}

	@Test
	void keyWhoseSecretIsGoneIsNotMixedWithTheOldSecret(CapturedOutput output) {
		String printed = pair(OLD, OLD_SECRET).success(output, (context) -> {
			refresh(context, Map.of("access-key", NEW));
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(OLD, OLD_SECRET));
		});
		assertThat(printed).containsOnlyOnce("only one key of the pair");
	}

	@Test
	void longTermKeyTakesNoTokenOfTheTemporaryOneBefore(CapturedOutput output) {
		pair("ASIAOLDOLDOLDOLDOLD1", OLD_SECRET).and("aws.lightsail.session-token=token").success(output, (context) -> {
			assertThat(credentials(context)).isInstanceOf(AwsSessionCredentials.class);
			refresh(context, Map.of("access-key", NEW, "secret-key", NEW_SECRET));
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(NEW, NEW_SECRET));
		});
	}

	@Test
	void anyPairReplacesAnyOtherIfThereIsAnEndpoint(CapturedOutput output) {
		pair("test", "test").and("aws.lightsail.endpoint=http://localhost:1").success(output, (context) -> {
			for (String accessKey : List.of(NEW, "AKIAIOSFODNN7EXAMPLE", NEW, "test")) {
				refresh(context, Map.of("access-key", accessKey, "secret-key", "test2"));
				assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(accessKey, "test2"));
				assertThat(provider(context).sourceProblem()).isEmpty();
			}
			refresh(context, Map.of("access-key", NEW, "secret-key", "te st"));
			assertThat(provider(context).sourceProblem()).isPresent();
		});
	}

	@Test
	void valueThatCannotBeBoundKeepsAllPropertiesAsTheyWere(CapturedOutput output) {
		String printed = pair(OLD, OLD_SECRET).and("aws.lightsail.health.timeout=7s").success(output, (context) -> {
			refresh(context, Map.of("access-key", NEW, "secret-key", NEW_SECRET, "health.timeout", "soon"));
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(OLD, OLD_SECRET));
			LightsailProperties properties = context.getBean(LightsailProperties.class);
			assertThat(properties.getHealth().getTimeout()).hasSeconds(7);
			assertThat(properties.getAccessKey()).isEqualTo(Secret.of(OLD));
		});
		assertThat(printed).containsOnlyOnce("`aws.lightsail.health.timeout`: The value is not a duration")
			.doesNotContain(NEW_SECRET.substring(0, 8));
	}

	@Test
	void everyPropertyFollowsOrStaysWithAllOthers(CapturedOutput output) {
		pair(OLD, OLD_SECRET).success(output, (context) -> {
			LightsailProperties properties = context.getBean(LightsailProperties.class);
			Map<String, Object> defaults = values(properties);
			refresh(context, VALUES);
			Map<String, Object> changed = values(properties);
			assertThat(changed)
				.allSatisfy((name, value) -> assertThat(value).as(name).isNotNull().isNotEqualTo(defaults.get(name)));
			// What is not configured any more is left out, and what cannot be bound
			refresh(context, Map.of("ses.max-concurrency", "many"));
			assertThat(values(properties)).isEqualTo(changed);
			refresh(context, Map.of("region", "us-east-1", "access-key", OLD, "secret-key", OLD_SECRET));
			assertThat(values(properties)).isEqualTo(defaults);
		});
	}

	/**
	 * Return the values of all properties, those of nested classes included, however
	 * deep.
	 */
	private static Map<String, Object> values(Object bean) {
		Map<String, Object> values = new TreeMap<>();
		BeanWrapper wrapper = PropertyAccessorFactory.forBeanPropertyAccess(bean);
		for (PropertyDescriptor property : wrapper.getPropertyDescriptors()) {
			String name = property.getName();
			Object value = wrapper.getPropertyValue(name);
			if (wrapper.isWritableProperty(name)) {
				values.put(name, (value != null) ? value : "not set");
			}
			else if (!name.equals("class")) {
				values(Objects.requireNonNull(value))
					.forEach((nested, nestedValue) -> values.put(name + "." + nested, nestedValue));
			}
		}
		return values;
	}

	private static void assertKept(CapturedOutput output, Map<String, String> refreshed, String problem) {
		String printed = pair(OLD, OLD_SECRET).success(output, (context) -> {
			refresh(context, refreshed);
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(OLD, OLD_SECRET));
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create(OLD, OLD_SECRET));
			assertThat(provider(context).sourceProblem())
				.hasValueSatisfying((text) -> assertThat(text).contains(problem));
		});
		assertThat(printed).containsOnlyOnce("The current credentials remain in use")
			.doesNotContain(NEW_SECRET.substring(0, 8));
	}

	private static Startup pair(String accessKey, String secretKey) {
		return Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=" + accessKey,
				"aws.lightsail.secret-key=" + secretKey);
	}

	/**
	 * Configure the given keys instead of those before, as Spring Cloud does.
	 */
	private static void refresh(ConfigurableApplicationContext context, Map<String, String> keys) {
		MapPropertySource source = (MapPropertySource) Objects
			.requireNonNull(context.getEnvironment().getPropertySources().get("defaultProperties"));
		Set<String> changed = Stream.concat(VALUES.keySet().stream(), keys.keySet().stream())
			.map("aws.lightsail."::concat)
			.collect(Collectors.toSet());
		changed.forEach(source.getSource()::remove);
		keys.forEach((key, value) -> source.getSource().put("aws.lightsail." + key, value));
		context.publishEvent(new EnvironmentChangeEvent(context, changed));
	}

	private static LightsailCredentialsProvider provider(ConfigurableApplicationContext context) {
		return context.getBean("lightsailCredentialsProvider", LightsailCredentialsProvider.class);
	}

	private static AwsCredentials credentials(ConfigurableApplicationContext context) {
		return provider(context).resolveCredentials();
	}

}
