package io.github.lightsailboot.autoconfigure;

import java.time.Duration;

import io.github.lightsailboot.diagnostics.InvalidLightsailConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a section of the properties that has no value, as {@code health:} in YAML
 * without a line below it.
 */
class EmptySectionTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class, LightsailAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=eu-central-1", "aws.lightsail.access-key=AKIAQYLPMN5HFIQR7XYA",
				"aws.lightsail.secret-key=b5enchmarkb5enchmarkb5enchmarkb5enchmark",
				"aws.lightsail.verify-on-startup=warn");

	@ParameterizedTest
	@ValueSource(strings = { "health", "ses", "ssl" })
	void changesNothing(String section) {
		this.runner.withPropertyValues("aws.lightsail.%s=".formatted(section)).run((context) -> {
			LightsailProperties properties = context.getBean(LightsailProperties.class);
			assertThat(properties.getRegion()).hasToString("eu-central-1");
			assertThat(properties.getVerifyOnStartup()).isEqualTo(LightsailProperties.VerifyOnStartup.WARN);
			assertThat(properties.getHealth().getCacheTtl()).isEqualTo(Duration.ofSeconds(30));
		});
	}

	@Test
	void isAnErrorIfItHidesValues() {
		this.runner
			.withPropertyValues("aws.lightsail.health=", "aws.lightsail.ses=",
					"aws.lightsail.ses.from=sender@example.com")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidLightsailConfigurationException.class,
						(failure) -> assertThat(failure.errors()).singleElement().satisfies((error) -> {
							assertThat(error.property()).isEqualTo("aws.lightsail.ses");
							assertThat(error.reason()).contains("hides the properties below it");
						})));
	}

	@Test
	void isAnErrorIfItHasAValue() {
		this.runner.withPropertyValues("aws.lightsail.ses=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("The configuration of Lightsail has"));
	}

}
