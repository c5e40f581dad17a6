package io.github.lightsailboot.sample.mails;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.lightsailboot.emulator.LightsailEmulator;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.validation.Valid;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Sends mails, and lists what the emulator received of them.
 */
@RestController
@RequestMapping("/api/mails")
class MailsController {

	private final ObjectProvider<JavaMailSender> mailSender;

	private final ObjectProvider<LightsailEmulator> emulator;

	MailsController(ObjectProvider<JavaMailSender> mailSender, ObjectProvider<LightsailEmulator> emulator) {
		this.mailSender = mailSender;
		this.emulator = emulator;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	SentMail send(@Valid @RequestBody MailRequest mail) throws MessagingException {
		JavaMailSender mailSender = this.mailSender.getIfAvailable();
		if (mailSender == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no mail sender: `aws.lightsail.ses.enabled` is false.");
		}
		MimeMessage message = mailSender.createMimeMessage();
		write(mail, message);
		mailSender.send(message);
		return new SentMail(message.getMessageID());
	}

	@GetMapping
	List<MailView> list() {
		LightsailEmulator emulator = this.emulator.getIfAvailable();
		if (emulator == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"What AWS delivered cannot be seen here, only what the emulator of the profile `local` received.");
		}
		List<MailView> newestFirst = new ArrayList<>(emulator.mails().stream().map(MailView::of).toList());
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	private static void write(MailRequest mail, MimeMessage message) throws MessagingException {
		boolean alternative = StringUtils.hasText(mail.html());
		MimeMessageHelper helper = new MimeMessageHelper(message, alternative, StandardCharsets.UTF_8.name());
		helper.setTo(Objects.requireNonNull(mail.to()));
		if (StringUtils.hasText(mail.from())) {
			helper.setFrom(mail.from());
		}
		helper.setSubject(Objects.requireNonNull(mail.subject()));
		if (alternative) {
			helper.setText(Objects.requireNonNull(mail.text()), Objects.requireNonNull(mail.html()));
		}
		else {
			helper.setText(Objects.requireNonNull(mail.text()));
		}
	}

	/**
	 * The answer to a mail that SES accepted.
	 *
	 * @param messageId the ID that SES gave it
	 */
	record SentMail(String messageId) {
	}

}
