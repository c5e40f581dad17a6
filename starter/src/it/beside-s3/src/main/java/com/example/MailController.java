package com.example;

import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MailController {

	private final JavaMailSender mailSender;

	MailController(JavaMailSender mailSender) {
		this.mailSender = mailSender;
	}

	@PostMapping("/mails")
	String send() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("customer@example.com");
		message.setSubject("Welcome");
		message.setText("Hello");
		try {
			this.mailSender.send(message);
			return "sent";
		}
		catch (MailException ex) {
			return "failed: " + ex.getMessage();
		}
	}

}
