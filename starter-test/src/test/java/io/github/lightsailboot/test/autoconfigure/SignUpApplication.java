package io.github.lightsailboot.test.autoconfigure;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * An application that sends mail.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SignUpApplication {

	@Bean
	SignUp signUp(MailSender mailSender) {
		return new SignUp(mailSender);
	}

	record SignUp(MailSender mailSender) {

		void register(String address) {
			SimpleMailMessage message = new SimpleMailMessage();
			message.setFrom("shop@example.com");
			message.setTo(address);
			message.setSubject("Welcome");
			message.setText("Hello, thank you for signing up.");
			this.mailSender.send(message);
		}

	}

}
