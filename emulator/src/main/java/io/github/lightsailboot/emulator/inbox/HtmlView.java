package io.github.lightsailboot.emulator.inbox;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.lightsailboot.emulator.ses.ReceivedMail;

/**
 * The HTML of a mail for display, with the images of the mail. Links open in a new
 * window. Scripts do not run, and nothing is loaded from other hosts.
 */
final class HtmlView {

	static final String POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
			+ "img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'";

	private static final String LINKS = "<base target=\"_blank\">";

	private static final Pattern HEAD = Pattern.compile("(?i)<head(\\s[^>]*)?>");

	private HtmlView() {
	}

	static String of(ReceivedMail mail, String html) {
		String shown = html;
		for (ReceivedMail.Attachment attachment : mail.attachments()) {
			if (attachment.contentId() != null && !attachment.contentId().isEmpty()
					&& attachment.contentType().startsWith("image/")) {
				shown = shown.replace("cid:" + attachment.contentId(), "data:" + attachment.contentType() + ";base64,"
						+ Base64.getEncoder().encodeToString(attachment.content()));
			}
		}
		Matcher head = HEAD.matcher(shown);
		return head.find() ? shown.substring(0, head.end()) + LINKS + shown.substring(head.end()) : LINKS + shown;
	}

}
