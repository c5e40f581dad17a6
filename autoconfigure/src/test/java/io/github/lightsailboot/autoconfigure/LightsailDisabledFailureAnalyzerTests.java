package io.github.lightsailboot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.mail.javamail.JavaMailSender;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LightsailDisabledFailureAnalyzerTests {

	@ParameterizedTest
	@ValueSource(classes = { NeedsMailSender.class, NeedsLightsailClient.class, NeedsSesClient.class })
	void namesThePropertyThatIsFalse(Class<?> application, CapturedOutput output) {
		String printed = Startup.with("aws.lightsail.enabled=false").using(application).failure(output);
		assertThat(printed).contains("APPLICATION FAILED TO START", "Parameter 0 of method needed",
				"because `aws.lightsail.enabled` is false", "Set `aws.lightsail.enabled` to true");
	}

	@Test
	void leavesOtherBeansToBoot(CapturedOutput output) {
		String printed = Startup.with("aws.lightsail.enabled=false").using(NeedsInteger.class).failure(output);
		assertThat(printed).contains("required a bean of type 'java.lang.Integer' that could not be found");
	}

	@Test
	void leavesOtherReasonsToBoot(CapturedOutput output) {
		String printed = Startup.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=AKIAIOSFODNN7EXAMPL1",
				"aws.lightsail.secret-key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE1", "aws.lightsail.ses.enabled=false")
			.using(NeedsMailSender.class)
			.failure(output);
		assertThat(printed).contains("spring.mail.host").doesNotContain("because `aws.lightsail.enabled` is false");
	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsMailSender {

		@Bean
		String needed(JavaMailSender mailSender) {
			return mailSender.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsLightsailClient {

		@Bean
		String needed(LightsailClient client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsSesClient {

		@Bean
		String needed(SesV2Client client, ResourceLoader other) {
			return client + other.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsInteger {

		@Bean
		String needed(Integer number) {
			return number.toString();
		}

	}

}
