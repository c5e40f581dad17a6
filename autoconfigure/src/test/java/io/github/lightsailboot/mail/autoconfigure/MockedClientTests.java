package io.github.lightsailboot.mail.autoconfigure;

import io.github.lightsailboot.mail.MailFailureReason;
import io.github.lightsailboot.mail.SesMailSendException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * Tests that a mock of the client receives the mails.
 */
@Timeout(60)
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "aws.lightsail.region=us-east-1", "aws.lightsail.access-key=AKIAABCDEFGHIJKLMNOP",
				"aws.lightsail.secret-key=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
				"aws.lightsail.ses.from=sender@example.com", "spring.cloud.aws.ses.enabled=false",
				"spring.cloud.aws.s3.enabled=false" })
class MockedClientTests {

	@MockitoBean
	private SesV2Client client;

	@Test
	void mockReceivesTheMails(@Autowired JavaMailSender mailSender) {
		given(this.client.sendEmail(any(SendEmailRequest.class)))
			.willReturn(SendEmailResponse.builder().messageId("id").build());
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("a@example.org");
		message.setText("The text");
		mailSender.send(message);
		ArgumentCaptor<SendEmailRequest> request = ArgumentCaptor.forClass(SendEmailRequest.class);
		then(this.client).should().sendEmail(request.capture());
		assertThat(request.getValue().destination().toAddresses()).containsExactly("a@example.org");
		assertThat(request.getValue().content().raw().data().asUtf8String()).contains("The text");
	}

	@Test
	void exceptionOfAMockHasTheReasonOfItsType(@Autowired JavaMailSender mailSender) {
		given(this.client.sendEmail(any(SendEmailRequest.class)))
			.willThrow(TooManyRequestsException.builder().message("Slow down").build())
			.willReturn(SendEmailResponse.builder().messageId("id").build())
			.willThrow(SendingPausedException.builder().message("Paused").build())
			.willThrow(MessageRejectedException.builder().message("Refused").build());
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("a@example.org");
		mailSender.send(message);
		assertThat(reason(mailSender, message)).isEqualTo(MailFailureReason.SENDING_PAUSED);
		assertThat(reason(mailSender, message)).isEqualTo(MailFailureReason.REJECTED);
	}

	private static MailFailureReason reason(JavaMailSender mailSender, SimpleMailMessage message) {
		return assertThatExceptionOfType(SesMailSendException.class).isThrownBy(() -> mailSender.send(message))
			.actual()
			.outcomes()
			.get(0)
			.reason()
			.orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
