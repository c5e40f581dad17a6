package io.github.lightsailboot.emulator.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.jspecify.annotations.Nullable;

/**
 * A mail as JSON.
 */
record MailView(String id, Instant receivedAt, String from, List<String> to, List<String> cc, List<String> bcc,
		List<String> destinations, @Nullable String subject, @Nullable Integer size, boolean contentDropped,
		boolean hasText, boolean hasHtml, @Nullable String text, @Nullable String html, List<Attachment> attachments,
		@Nullable String configurationSet, Map<String, String> tags, String region) {

	static MailView of(ReceivedMail mail, boolean bodies) {
		return new MailView(mail.messageId(), mail.receivedAt(), mail.from(), mail.to(), mail.cc(), mail.bcc(),
				mail.destinations(), mail.subject(), mail.contentDropped() ? null : mail.raw().length,
				mail.contentDropped(), mail.text() != null, mail.html() != null, bodies ? mail.text() : null,
				bodies ? mail.html() : null, mail.attachments().stream().map(Attachment::of).toList(),
				mail.configurationSet(), mail.tags(), mail.region());
	}

	record Attachment(@Nullable String fileName, String contentType, @Nullable String contentId, boolean inline,
			int size) {

		static Attachment of(ReceivedMail.Attachment attachment) {
			return new Attachment(attachment.fileName(), attachment.contentType(), attachment.contentId(),
					attachment.inline(), attachment.content().length);
		}

	}

}
