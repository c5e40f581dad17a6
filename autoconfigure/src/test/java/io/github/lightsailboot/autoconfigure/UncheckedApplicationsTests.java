package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.autoconfigure.internal.LightsailTargets;
import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.LightsailClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left alone, and what is checked though a neighbour is missing.
 */
@ExtendWith(OutputCaptureExtension.class)
class UncheckedApplicationsTests {

	private static final String EXCLUDE = "spring.autoconfigure.exclude=";

	private static final String VALIDATION = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration";

	@Test
	void startIfTheAutoConfigurationIsExcluded(CapturedOutput output) {
		Startup
			.with("aws.lightsail.region=us-est-1", "aws.lightsail.secrt-key=${NOT_SET}",
					EXCLUDE + LightsailAutoConfiguration.class.getName())
			.success(output, (context) -> {
				assertThat(context.getBeansOfType(LightsailTargets.class)).isEmpty();
				assertThat(context.getBeansOfType(LightsailClient.class)).isEmpty();
				assertThat(context.containsBean("mailSender")).isFalse();
			});
	}

	@Test
	void startInATestSlice() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class))
			.withPropertyValues("aws.lightsail.region=us-est-1", "aws.lightsail.secrt-key=x")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWithoutKeysIfDisabledByAVariable(CapturedOutput output) {
		String printed = Startup.with("aws.lightsail.health.timeout=${NOT_SET}")
			.variable("AWS_LIGHTSAIL_ENABLED", "false")
			.success(output, (context) -> {
				assertThat(context.getBeansOfType(LightsailClient.class)).isEmpty();
				assertThat(context.containsBean("lightsailHealthContributor")).isFalse();
			});
		assertThat(printed).containsOnlyOnce("Lightsail is disabled by `aws.lightsail.enabled`"
				+ " (System Environment Property \"AWS_LIGHTSAIL_ENABLED\")");
	}

	@Test
	void areCheckedWithoutTheApplicationsValidator(CapturedOutput output) {
		assertThat(Startup.with(EXCLUDE + VALIDATION, "aws.lightsail.region=us-est-1", "aws.lightsail.access-key=x")
			.failure(output)).contains("did you mean `us-east-1`?").contains("Property: aws.lightsail.secret-key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "aws.useFipsEndpoint", "aws.useDualstackEndpoint" })
	void talkToAnEmulatorWhateverKindOfEndpointTheSdkIsSetTo(String setting, CapturedOutput output) {
		System.setProperty(setting, "true");
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			Startup
				.with("aws.lightsail.region=us-east-1", "aws.lightsail.endpoint=" + emulator.endpoint(),
						"aws.lightsail.access-key=" + emulator.credentials().accessKeyId(),
						"aws.lightsail.secret-key=" + emulator.credentials().secretAccessKey())
				.success(output, (context) -> assertThat(context.getBean(LightsailClient.class).getRegions().regions())
					.isNotEmpty());
			assertThat(emulator.requests().all()).hasSize(1);
		}
		finally {
			System.clearProperty(setting);
		}
	}

}
