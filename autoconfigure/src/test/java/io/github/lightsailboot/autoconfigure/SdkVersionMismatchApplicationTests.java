package io.github.lightsailboot.autoconfigure;

import java.util.List;
import java.util.Objects;

import io.github.lightsailboot.client.LightsailClientCustomizer;
import io.github.lightsailboot.client.SesV2ClientCustomizer;
import io.github.lightsailboot.client.StsClientCustomizer;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.health.autoconfigure.LightsailChecksAutoConfiguration;
import io.github.lightsailboot.health.autoconfigure.LightsailHealthContributorAutoConfiguration;
import io.github.lightsailboot.mail.MailFailureReason;
import io.github.lightsailboot.mail.MailOutcome;
import io.github.lightsailboot.mail.SesMailSendException;
import io.github.lightsailboot.mail.autoconfigure.MailAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.lightsail.LightsailClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application reports when modules of the SDK do not fit together. The class path
 * of the tests has a module of another version, and the error is thrown by a customizer.
 */
@ExtendWith(OutputCaptureExtension.class)
class SdkVersionMismatchApplicationTests {

	private static final String VERSIONS = "2.0.0 (module-of-another-version)";

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class, LightsailAutoConfiguration.class,
				MailAutoConfiguration.class, LightsailClientAutoConfiguration.class,
				LightsailChecksAutoConfiguration.class, LightsailHealthContributorAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=us-east-1", "aws.lightsail.ses.from=sender@example.com",
				"aws.lightsail.access-key=" + this.emulator.credentials().accessKeyId(),
				"aws.lightsail.secret-key=" + this.emulator.credentials().secretAccessKey(),
				"aws.lightsail.endpoint=" + this.emulator.endpoint());

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void healthIsDown() {
		this.contextRunner.withBean(StsClientCustomizer.class, () -> (builder) -> {
			throw new NoClassDefFoundError("software/amazon/awssdk/core/Missing");
		}).run((context) -> {
			HealthContributor contributor = context
				.getBean("lightsailHealthContributor", CompositeHealthContributor.class)
				.getContributor("credentials");
			Health health = ((HealthIndicator) Objects.requireNonNull(contributor)).health();
			assertThat(health).isNotNull();
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("reason", "SDK_VERSION_MISMATCH")
				.extractingByKey("message")
				.asString()
				.contains(VERSIONS, "lightsail-bom");
		});
	}

	@Test
	void mailsFailWhenTheClientCannotBeBuilt() {
		this.contextRunner.withBean(SesV2ClientCustomizer.class, () -> (builder) -> {
			throw new NoClassDefFoundError("software/amazon/awssdk/core/Missing");
		}).run((context) -> assertFails(context.getBean(MailSender.class), message(), message()));
	}

	@Test
	void mailsFailWhenTheRequestCannotBeMade() {
		ExecutionInterceptor interceptor = new ExecutionInterceptor() {

			@Override
			public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
				throw new NoClassDefFoundError("software/amazon/awssdk/core/Missing");
			}

		};
		this.contextRunner
			.withBean(SesV2ClientCustomizer.class,
					() -> (builder) -> builder.overrideConfiguration(
							builder.overrideConfiguration().toBuilder().addExecutionInterceptor(interceptor).build()))
			.run((context) -> assertFails(context.getBean(MailSender.class), message()));
	}

	private static void assertFails(MailSender mailSender, SimpleMailMessage... messages) {
		assertThatExceptionOfType(SesMailSendException.class).isThrownBy(() -> mailSender.send(messages))
			.withMessageContaining("The message was not sent.")
			.withMessageContaining(VERSIONS)
			.satisfies((ex) -> assertThat(ex.outcomes()).hasSize(messages.length)
				.flatExtracting((MailOutcome outcome) -> List.of(outcome.reason().orElseThrow()))
				.containsOnly(MailFailureReason.SDK_VERSION_MISMATCH));
	}

	private static SimpleMailMessage message() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("a@example.org");
		message.setText("Text");
		return message;
	}

	@Test
	void startReportsTheVersions(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.endpoint=" + this.emulator.endpoint(),
					"aws.lightsail.access-key=test", "aws.lightsail.secret-key=test")
			.using(CallAtStart.class)
			.failure(output);
		assertThat(printed).contains("APPLICATION FAILED TO START", "2.0.0: module-of-another-version",
				"<artifactId>lightsail-bom</artifactId>");
	}

	@Configuration(proxyBeanMethods = false)
	static class CallAtStart {

		@Bean
		LightsailClientCustomizer lightsailClientCustomizer() {
			return (builder) -> {
				throw new NoClassDefFoundError("software/amazon/awssdk/core/Missing");
			};
		}

		@Bean
		String called(LightsailClient client) {
			return client.getRegions().toString();
		}

	}

}
