package com.example;

import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WelcomeController {

	private final MailSender mailSender;

	WelcomeController(MailSender mailSender) {
		this.mailSender = mailSender;
	}

	@PostMapping("/welcome")
	void welcome(@RequestParam String address) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo(address);
		message.setSubject("Welcome");
		message.setText("Hello");
		this.mailSender.send(message);
	}

}
