package com.example;

import io.github.lightsailboot.mail.SesMailSendException;

import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NewsletterController {

	private final MailSender mailSender;

	NewsletterController(MailSender mailSender) {
		this.mailSender = mailSender;
	}

	@PostMapping("/newsletter")
	String send(@RequestParam String text) {
		SimpleMailMessage[] messages = { message("ada@example.com", text), message("bob@example.com", text) };
		try {
			this.mailSender.send(messages);
			return "sent";
		}
		catch (SesMailSendException ex) {
			return "failed: " + ex.outcomes().stream().filter((outcome) -> !outcome.isSent()).toList();
		}
	}

	private static SimpleMailMessage message(String subscriber, String text) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo(subscriber);
		message.setSubject("News");
		message.setText(text);
		return message;
	}

}
