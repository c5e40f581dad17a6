package io.github.lightsailboot.emulator.ses;

import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An attachment of a call.
 *
 * @param fileName the name of the file
 * @param contentType the type
 * @param contentId the ID by which HTML refers to it, or {@code null}
 * @param inline whether it is shown inside the mail
 * @param description the description, or {@code null}
 * @param transferEncoding the transfer encoding, or {@code null} for any
 * @param content the content
 */
@SuppressWarnings("ArrayRecordComponent")
record MailAttachment(String fileName, String contentType, @Nullable String contentId, boolean inline,
		@Nullable String description, @Nullable String transferEncoding, byte[] content) {

	/**
	 * The members of an attachment that {@link #read} reads.
	 */
	static final String[] MEMBERS = { "RawContent", "ContentDisposition", "FileName", "ContentDescription", "ContentId",
			"ContentTransferEncoding", "ContentType" };

	static List<MailAttachment> read(AwsCall call, JsonNode list) {
		List<MailAttachment> attachments = new ArrayList<>();
		for (JsonNode node : list) {
			JsonNode content = node.path("RawContent");
			if (!content.isBinary()) {
				throw call.error(AwsError.MALFORMED, "Expected a blob in Base64");
			}
			String type = JsonBody.text(node, "ContentType");
			attachments.add(new MailAttachment(call.required(node, "FileName"),
					(type != null) ? type : "application/octet-stream", JsonBody.text(node, "ContentId"),
					isInline(call, node), JsonBody.text(node, "ContentDescription"), transferEncoding(call, node),
					content.binaryValue()));
		}
		return attachments;
	}

	private static boolean isInline(AwsCall call, JsonNode node) {
		return switch (node.path("ContentDisposition").asString("ATTACHMENT")) {
			case "ATTACHMENT" -> false;
			case "INLINE" -> true;
			default -> throw call.invalidMember("ContentDisposition",
					"Member must satisfy enum value set: [ATTACHMENT, INLINE]");
		};
	}

	private static @Nullable String transferEncoding(AwsCall call, JsonNode node) {
		return switch (node.path("ContentTransferEncoding").asString("")) {
			case "" -> null;
			case "BASE64" -> "base64";
			case "QUOTED_PRINTABLE" -> "quoted-printable";
			case "SEVEN_BIT" -> "7bit";
			default -> throw call.invalidMember("ContentTransferEncoding",
					"Member must satisfy enum value set: [BASE64, QUOTED_PRINTABLE, SEVEN_BIT]");
		};
	}

}
