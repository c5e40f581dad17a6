package io.github.lightsailboot.benchmarks.application.springcloudaws;

import io.github.lightsailboot.benchmarks.application.common.MeasuredApplication;
import io.github.lightsailboot.benchmarks.application.common.Mailer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * Sends mail with the starter of Spring Cloud AWS, one SES client.
 */
@MeasuredApplication
public class SpringCloudAwsApplication {

	public static void main(String[] args) {
		SpringApplication.run(SpringCloudAwsApplication.class, args);
	}

	@Bean
	Mailer mailer(ObjectProvider<MailSender> sender) {
		return () -> {
			SimpleMailMessage message = new SimpleMailMessage();
			message.setFrom("sender@example.com");
			message.setTo("recipient@example.org");
			message.setSubject("Hello");
			message.setText("Hello");
			sender.getObject().send(message);
		};
	}

}
