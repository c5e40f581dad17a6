package com.example;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

@Service
public class SignUp {

	private final JavaMailSender mailSender;

	SignUp(JavaMailSender mailSender) {
		this.mailSender = mailSender;
	}

	public void register(String address) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setFrom("shop@example.com");
		message.setTo(address);
		message.setSubject("Welcome");
		message.setText("Thank you for signing up.");
		this.mailSender.send(message);
	}

}
