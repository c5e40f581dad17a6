package com.example;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WelcomeController {

	private final JavaMailSender mailSender;

	WelcomeController(JavaMailSender mailSender) {
		this.mailSender = mailSender;
	}

	@PostMapping("/welcome")
	void welcome(@RequestParam String to) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo(to);
		message.setSubject("Welcome");
		message.setText("Hello");
		this.mailSender.send(message);
	}

}
