package io.github.lightsailboot.sample.mails;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.sample.activity.SentMails;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.validation.Valid;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Sends mails, and lists the mails that the emulator received.
 */
@RestController
@RequestMapping("/api/mails")
class MailsController {

	private final ObjectProvider<JavaMailSender> mailSender;

	private final ObjectProvider<LightsailEmulator> emulator;

	private final SentMails sentMails;

	MailsController(ObjectProvider<JavaMailSender> mailSender, ObjectProvider<LightsailEmulator> emulator,
			SentMails sentMails) {
		this.mailSender = mailSender;
		this.emulator = emulator;
		this.sentMails = sentMails;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	SentMail send(@Valid @RequestBody MailRequest mail) throws MessagingException {
		JavaMailSender mailSender = this.mailSender.getIfAvailable();
		if (mailSender == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no mail sender, because `aws.lightsail.ses.enabled` is false.");
		}
		MimeMessage message = mail.toMessage(mailSender);
		mailSender.send(message);
		this.sentMails.add();
		return new SentMail(message.getMessageID());
	}

	@GetMapping
	List<MailView> list() {
		LightsailEmulator emulator = this.emulator.getIfAvailable();
		if (emulator == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"Received mails are shown only with the profile `local`, where the emulator keeps them.");
		}
		List<MailView> newestFirst = new ArrayList<>(emulator.mails().stream().map(MailView::of).toList());
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	/**
	 * The response for a mail that SES accepted.
	 *
	 * @param messageId the ID from SES
	 */
	record SentMail(String messageId) {
	}

}
