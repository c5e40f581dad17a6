package io.github.lightsailboot.benchmarks.application.springcloudaws;

import io.github.lightsailboot.benchmarks.application.common.Mailer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/**
 * Sends with the application's mail sender, looked up when there is a mail to send.
 */
@Component
class MailSenderMailer implements Mailer {

	private final ObjectProvider<MailSender> sender;

	MailSenderMailer(ObjectProvider<MailSender> sender) {
		this.sender = sender;
	}

	@Override
	public void send() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setFrom("sender@example.com");
		message.setTo("recipient@example.org");
		message.setSubject("Hello");
		message.setText("Hello");
		this.sender.getObject().send(message);
	}

}
