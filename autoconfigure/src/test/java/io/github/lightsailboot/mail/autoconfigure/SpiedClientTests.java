package io.github.lightsailboot.mail.autoconfigure;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;

/**
 * Tests that a spy of the client sees the mails, which arrive.
 */
@Timeout(60)
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = { "aws.lightsail.ses.from=sender@example.com",
		"spring.cloud.aws.ses.enabled=false", "spring.cloud.aws.s3.enabled=false" })
class SpiedClientTests {

	@MockitoSpyBean
	private SesV2Client client;

	@Test
	void spySeesTheMailsWhichArrive(@Autowired JavaMailSender mailSender, @Autowired LightsailEmulator emulator) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("a@example.org");
		message.setText("The text");
		mailSender.send(message);
		then(this.client).should().sendEmail(any(SendEmailRequest.class));
		assertThat(emulator.mails()).singleElement()
			.satisfies((mail) -> assertThat(mail.destinations()).containsExactly("a@example.org"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		LightsailEmulator emulator() {
			return LightsailEmulator.builder().start();
		}

	}

}
