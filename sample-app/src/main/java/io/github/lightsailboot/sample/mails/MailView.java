package io.github.lightsailboot.sample.mails;

import java.time.Instant;
import java.util.List;

import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the emulator received, as the page shows it.
 *
 * @param messageId the ID that the sender received
 * @param receivedAt when it was received
 * @param from the sender
 * @param to the recipients
 * @param subject the subject
 * @param text the plain text, if there is one
 * @param html the HTML, if there is one; not safe to show outside a sandbox
 */
record MailView(String messageId, Instant receivedAt, String from, List<String> to, @Nullable String subject,
		@Nullable String text, @Nullable String html) {

	static MailView of(ReceivedMail mail) {
		return new MailView(mail.messageId(), mail.receivedAt(), mail.from(), mail.destinations(), mail.subject(),
				mail.text(), mail.html());
	}

}
