package io.github.lightsailboot.sample.mails;

import java.nio.charset.StandardCharsets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.util.StringUtils;

/**
 * A mail to send.
 *
 * @param to the recipient
 * @param subject the subject
 * @param text the plain text
 * @param html the HTML alternative of the text, if there is one
 * @param from the sender, if it is not the configured one
 */
record MailRequest(@NotBlank(message = "is missing") @MailAddress @Nullable String to,
		@NotBlank(message = "is missing") @Size(max = 200, message = "is longer than 200 characters") @Pattern(
				regexp = "[^\\r\\n]*", message = "has a line break") @Nullable String subject,
		@NotBlank(message = "is missing") @Size(max = 100_000,
				message = "is longer than 100,000 characters") @Nullable String text,
		@Size(max = 1_000_000, message = "is longer than 1,000,000 characters") @Nullable String html,
		@MailAddress @Nullable String from) {

	/**
	 * Return the same mail with its number in the subject.
	 */
	MailRequest numbered(int number, int total) {
		return new MailRequest(this.to, "%s (%d of %d)".formatted(this.subject, number, total), this.text, this.html,
				this.from);
	}

	/**
	 * Return a message with the contents of this mail, which must be valid.
	 */
	MimeMessage toMessage(JavaMailSender mailSender) {
		MimeMessage message = mailSender.createMimeMessage();
		try {
			boolean alternative = StringUtils.hasText(this.html);
			MimeMessageHelper helper = new MimeMessageHelper(message, alternative, StandardCharsets.UTF_8.name());
			helper.setTo(required(this.to));
			if (StringUtils.hasText(this.from)) {
				helper.setFrom(this.from);
			}
			helper.setSubject(required(this.subject));
			if (alternative) {
				helper.setText(required(this.text), required(this.html));
			}
			else {
				helper.setText(required(this.text));
			}
			return message;
		}
		catch (MessagingException ex) {
			throw new MailPreparationException("The message cannot be created", ex);
		}
	}

	private static String required(@Nullable String value) {
		if (value == null) {
			throw new IllegalStateException("The mail is not valid");
		}
		return value;
	}

}
