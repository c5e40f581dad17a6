package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A mail that an emulator received.
 *
 * @param messageId the message ID that SES returned
 * @param from the sender, as in the message
 * @param to the addresses of the header {@code To}
 * @param cc the addresses of the header {@code Cc}
 * @param bcc the addresses of the header {@code Bcc}, or those of the call
 * @param destinations all addresses that it was delivered to
 * @param subject the subject, decoded
 * @param text the plain text, or {@code null} if there is none
 * @param html the HTML, or {@code null} if there is none
 * @param headers the headers in their order, by name, decoded
 * @param attachments the attachments, inline ones included
 * @param raw the whole message
 * @param receivedAt when it was received, by the emulator's clock
 * @param configurationSet the configuration set, or {@code null} if there is none
 * @param fromIdentityArn the ARN of the identity that authorized the sender, or
 * {@code null} if there is none
 * @param tags the message tags
 * @param region the region that it was sent in
 * @param accessKeyId the key that it was sent with
 * @param contentDropped whether text, HTML, headers, attachments and the message itself
 * were dropped because mails used too much memory
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReceivedMail(String messageId, String from, List<String> to, List<String> cc, List<String> bcc,
		List<String> destinations, @Nullable String subject, @Nullable String text, @Nullable String html,
		Map<String, List<String>> headers, List<Attachment> attachments, byte[] raw, Instant receivedAt,
		@Nullable String configurationSet, @Nullable String fromIdentityArn, Map<String, String> tags, String region,
		String accessKeyId, boolean contentDropped) {

	/**
	 * Return the first value of a header.
	 * @param name the name, in any case
	 * @return the value, or {@code null} if there is no such header
	 */
	public @Nullable String header(String name) {
		return this.headers.entrySet()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(name))
			.map((header) -> header.getValue().get(0))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return this mail without its content, to use less memory.
	 */
	ReceivedMail withoutContent() {
		return new ReceivedMail(this.messageId, this.from, this.to, this.cc, this.bcc, this.destinations, this.subject,
				null, null, Map.of(), List.of(), new byte[0], this.receivedAt, this.configurationSet,
				this.fromIdentityArn, this.tags, this.region, this.accessKeyId, true);
	}

	/**
	 * Return approximately how many bytes of memory the content uses.
	 */
	long contentSize() {
		long size = this.raw.length + 2L * length(this.text) + 2L * length(this.html);
		for (Attachment attachment : this.attachments) {
			size += attachment.content().length + 200L;
		}
		for (Map.Entry<String, List<String>> header : this.headers.entrySet()) {
			size += 200L + header.getKey().length() + 2L * length(String.join("", header.getValue()));
		}
		return size;
	}

	private static int length(@Nullable String text) {
		return (text != null) ? text.length() : 0;
	}

	/**
	 * Return sender, recipients and subject.
	 */
	@Override
	public String toString() {
		return "ReceivedMail[from=" + this.from + ", destinations=" + this.destinations + ", subject=" + this.subject
				+ "]";
	}

	/**
	 * A part of a mail that is neither its text nor its HTML.
	 *
	 * @param fileName the name of the file, or {@code null}
	 * @param contentType the type, such as {@code application/pdf}
	 * @param contentId the ID by which HTML refers to it, without angle brackets, or
	 * {@code null}
	 * @param inline whether it is shown inside the mail
	 * @param content the content, decoded
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public record Attachment(@Nullable String fileName, String contentType, @Nullable String contentId, boolean inline,
			byte[] content) {

		/**
		 * Return name, type and size.
		 */
		@Override
		public String toString() {
			return "Attachment[" + this.fileName + ", " + this.contentType + ", " + this.content.length + " bytes]";
		}

	}

}
