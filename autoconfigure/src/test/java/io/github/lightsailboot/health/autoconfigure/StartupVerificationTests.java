package io.github.lightsailboot.health.autoconfigure;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.lightsailboot.client.StsClientCustomizer;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.health.internal.StartupCheckFailedException;
import io.github.lightsailboot.health.internal.StartupVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class StartupVerificationTests {

	private static final String WRONG = "wrongwrongwrongwrongwrongwrongwrongwrong";

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void nothingIsAskedByDefault() {
		try (ConfigurableApplicationContext context = start("--aws.lightsail.verify-on-startup=none")) {
			assertThat(context.getBeansOfType(StartupVerification.class)).isEmpty();
			assertThat(this.emulator.requests().count()).isZero();
		}
	}

	@Test
	void startSucceedsIfAwsAccepts() {
		try (ConfigurableApplicationContext context = start("--aws.lightsail.verify-on-startup=fail")) {
			assertThat(context.isActive()).isTrue();
			assertThat(this.emulator.requests().count(AwsService.STS, "GetCallerIdentity")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void startFailsBeforeTheServerListensIfAwsRefuses(boolean lazy, CapturedOutput output) {
		assertThatExceptionOfType(StartupCheckFailedException.class)
			.isThrownBy(() -> start("--aws.lightsail.verify-on-startup=fail", "--aws.lightsail.secret-key=" + WRONG,
					"--spring.main.lazy-initialization=" + lazy))
			.withMessage("AWS rejects the configuration (credentials, lightsailApi, ses)")
			.withNoCause();
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "WRONG_SECRET_KEY", "AKIA************MPLE",
					"AWS cannot show a secret again", "aws.lightsail.verify-on-startup")
			.doesNotContain("wrongwrong")
			.doesNotContain("Tomcat started on port");
	}

	@Test
	void startWaitsForAMachineThatIsSlowToAsk() {
		CountDownLatch never = new CountDownLatch(1);
		StsClientCustomizer slow = (builder) -> {
			try {
				never.await(2600, TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		};
		assertThatExceptionOfType(StartupCheckFailedException.class).isThrownBy(() -> start(
				(context) -> ((GenericApplicationContext) context).registerBean(StsClientCustomizer.class, () -> slow),
				"--aws.lightsail.verify-on-startup=fail", "--aws.lightsail.secret-key=" + WRONG,
				"--aws.lightsail.health.timeout=2s", "--aws.lightsail.health.checks=credentials"));
	}

	@Test
	void whatPassesIsAWarning(CapturedOutput output) {
		this.emulator.faults().add(Fault.error(500, "InternalFailure", "").on(AwsService.STS));
		this.emulator.ses().setSendingEnabled(false);
		this.emulator.keys().deny(this.emulator.credentials().accessKeyId(), "lightsail:*");
		try (ConfigurableApplicationContext context = start("--aws.lightsail.verify-on-startup=fail")) {
			assertThat(context.isActive()).isTrue();
			assertThat(output).contains("SERVICE_ERROR", "SENDING_PAUSED", "lightsail:GetRegions");
		}
	}

	@Test
	void warningDoesNotDelayTheStart(CapturedOutput output) {
		this.emulator.faults().add(Fault.hang());
		try (ConfigurableApplicationContext context = start("--aws.lightsail.verify-on-startup=warn",
				"--aws.lightsail.secret-key=" + WRONG)) {
			assertThat(context.isActive()).isTrue();
			assertThat(output).doesNotContain("WRONG_SECRET_KEY");
		}
	}

	@Test
	void warningSaysWhatHealthSays(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("--aws.lightsail.verify-on-startup=warn",
				"--aws.lightsail.secret-key=" + WRONG)) {
			assertThat(context.isActive()).isTrue();
			await().untilAsserted(() -> assertThat(output).contains("AWS cannot show a secret again"));
		}
	}

	private ConfigurableApplicationContext start(String... arguments) {
		return start((context) -> {
		}, arguments);
	}

	private ConfigurableApplicationContext start(
			ApplicationContextInitializer<ConfigurableApplicationContext> initializer, String... arguments) {
		String[] common = { "--server.port=0", "--spring.main.banner-mode=off", "--spring.cloud.aws.s3.enabled=false",
				"--spring.cloud.aws.ses.enabled=false", "--aws.lightsail.region=eu-central-1",
				"--aws.lightsail.endpoint=" + this.emulator.endpoint(),
				"--aws.lightsail.access-key=" + this.emulator.credentials().accessKeyId() };
		String[] longTimeout = { "--aws.lightsail.health.timeout=60s" };
		String[] secret = { "--aws.lightsail.secret-key=" + this.emulator.credentials().secretAccessKey() };
		boolean own = String.join(" ", arguments).contains("secret-key");
		String[] all = Stream
			.of(common, own ? new String[0] : secret,
					String.join(" ", arguments).contains("health.timeout") ? new String[0] : longTimeout, arguments)
			.flatMap(Arrays::stream)
			.toArray(String[]::new);
		SpringApplication application = new SpringApplication(Application.class);
		application.addInitializers(initializer);
		return application.run(all);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
