package io.github.lightsailboot.mail.autoconfigure;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.ses.SesAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.mail.SesJavaMailSender;
import io.github.lightsailboot.mail.SesMailSender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MailAutoConfiguration}.
 */
class MailAutoConfigurationTests {

	private LightsailEmulator emulator;

	private ApplicationContextRunner contextRunner;

	@BeforeEach
	void start() {
		this.emulator = LightsailEmulator.builder().start();
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class,
					LightsailAutoConfiguration.class, MailAutoConfiguration.class,
					LightsailClientAutoConfiguration.class, MailSenderAutoConfiguration.class))
			.withPropertyValues("aws.lightsail.region=us-east-1", "aws.lightsail.ses.from=sender@example.com",
					"aws.lightsail.access-key=" + this.emulator.credentials().accessKeyId(),
					"aws.lightsail.secret-key=" + this.emulator.credentials().secretAccessKey(),
					"aws.lightsail.endpoint=" + this.emulator.endpoint());
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	private static SimpleMailMessage message() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("a@example.org");
		message.setText("Text");
		return message;
	}

	@Test
	void sendsWithTheConfiguredDefaults() {
		this.contextRunner
			.withPropertyValues("aws.lightsail.ses.configuration-set=news",
					"aws.lightsail.ses.from-identity-arn=arn:aws:ses:us-east-1:123456789012:identity/example.com")
			.run((context) -> {
				context.getBean(JavaMailSender.class).send(message());
				assertThat(context.getBean("mailSender")).isInstanceOf(SesJavaMailSender.class);
				assertThat(this.emulator.mails()).hasSize(1).first().satisfies((mail) -> {
					assertThat(mail.from()).isEqualTo("sender@example.com");
					assertThat(mail.configurationSet()).isEqualTo("news");
				});
			});
	}

	@Test
	void startsNothingBeforeTheFirstMessage() {
		this.contextRunner.run((context) -> {
			context.getBean(MailSender.class);
			assertThat(this.emulator.requests().count()).isZero();
			assertThat(Thread.getAllStackTraces().keySet())
				.noneMatch((thread) -> thread.getName().startsWith("lightsail-mail"));
		});
	}

	@Test
	void backsOffWhenTheUserDefinesAMailSender() {
		this.contextRunner.withBean("own", MailSender.class, JavaMailSenderImpl::new)
			.run((context) -> assertThat(context).hasSingleBean(MailSender.class).doesNotHaveBean(SesMailSender.class));
	}

	@Test
	void backsOffWhenBootConfiguresSmtp() {
		this.contextRunner.withPropertyValues("spring.mail.host=localhost")
			.run((context) -> assertThat(context).hasSingleBean(MailSender.class)
				.getBean(MailSender.class)
				.isInstanceOf(JavaMailSenderImpl.class));
	}

	@Test
	void backsOffWhenSpringCloudAwsConfiguresSes() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(AwsAutoConfiguration.class, CredentialsProviderAutoConfiguration.class,
							RegionProviderAutoConfiguration.class, SesAutoConfiguration.class))
			.withPropertyValues("spring.cloud.aws.region.static=us-east-1", "spring.cloud.aws.credentials.access-key=a",
					"spring.cloud.aws.credentials.secret-key=b")
			.run((context) -> assertThat(context).hasSingleBean(MailSender.class).doesNotHaveBean(SesMailSender.class));
	}

	@Test
	void backsOffWhenSesIsDisabled() {
		this.contextRunner.withPropertyValues("aws.lightsail.ses.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MailSender.class));
	}

	@Test
	void backsOffWithoutSpringsMailSupport() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MailSender.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mailSender"));
	}

	@Test
	void sendsSimpleMessagesWithoutJakartaMail() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MimeMessage.class)).run((context) -> {
			assertThat(context).hasSingleBean(MailSender.class).doesNotHaveBean(JavaMailSender.class);
			context.getBean(MailSender.class).send(message());
			assertThat(this.emulator.mails()).hasSize(1);
		});
	}

	@Test
	void worksWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MeterRegistry.class)).run((context) -> {
			context.getBean(MailSender.class).send(message());
			assertThat(this.emulator.mails()).hasSize(1);
		});
	}

	@Test
	void measuresWhatIsSent() {
		this.contextRunner.withBean(SimpleMeterRegistry.class).run((context) -> {
			context.getBean(MailSender.class).send(message());
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("lightsail.mail.send").tag("outcome", "SENT").timer().count()).isEqualTo(1);
			assertThat(registry.get("lightsail.mail.wait").timer().count()).isEqualTo(1);
		});
	}

	@Test
	void sendsThroughTheClientOfTheUser() {
		this.contextRunner.withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasSingleBean(SesV2Client.class);
			assertThat(context.getBean(OwnClient.class).made).isFalse();
		});
		this.contextRunner.withUserConfiguration(OwnClient.class)
			.withPropertyValues("test.endpoint=" + this.emulator.endpoint())
			.run((context) -> {
				context.getBean(MailSender.class).send(message());
				assertThat(this.emulator.requests().of(AwsService.SES_V2, "SendEmail")).singleElement()
					.satisfies((request) -> assertThat(request.region()).isEqualTo("eu-central-1"));
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		private boolean made;

		@Bean
		@Lazy
		SesV2Client ownClient(Environment environment) {
			this.made = true;
			return SesV2Client.builder()
				.region(Region.EU_CENTRAL_1)
				.endpointOverride(URI.create(environment.getRequiredProperty("test.endpoint")))
				.credentialsProvider(StaticCredentialsProvider.create(
						AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")))
				.build();
		}

	}

}
