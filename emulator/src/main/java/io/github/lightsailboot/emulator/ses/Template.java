package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template of mails, with variables such as {@code {{name}}} or {@code {{order.id}}}.
 * SES's block helpers ({@code {{#if}}}, {@code {{#each}}}) are not supported.
 *
 * @param name the name
 * @param subject the subject, or {@code null}
 * @param text the plain text, or {@code null}
 * @param html the HTML, or {@code null}
 * @param createdAt when it was created
 */
record Template(String name, @Nullable String subject, @Nullable String text, @Nullable String html,
		Instant createdAt) {

	private static final Pattern BLOCK = Pattern.compile("\\{\\{\\{?\\s*[#^/>&!]");

	private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\{?\\s*([^{}\\s]+)\\s*}?}}");

	private static @Nullable String render(@Nullable String text, JsonNode data) throws MissingAttributeException {
		if (text == null) {
			return null;
		}
		Matcher variable = VARIABLE.matcher(text);
		StringBuilder rendered = new StringBuilder();
		while (variable.find()) {
			variable.appendReplacement(rendered, Matcher.quoteReplacement(value(variable.group(1), data)));
		}
		return variable.appendTail(rendered).toString();
	}

	private static String value(String name, JsonNode data) throws MissingAttributeException {
		JsonNode node = data;
		for (String part : name.split("\\.", -1)) {
			node = node.path(part);
		}
		if (node.isMissingNode() || node.isNull()) {
			throw new MissingAttributeException(name);
		}
		return node.isContainer() ? node.toString() : node.asString();
	}

	/**
	 * Read the content of a template from a request of API version 2.
	 */
	static Template read(String name, JsonNode content, Instant createdAt) {
		return new Template(name, JsonBody.text(content, "Subject"), JsonBody.text(content, "Text"),
				JsonBody.text(content, "Html"), createdAt);
	}

	/**
	 * Read the data of a template: a string with a JSON object.
	 */
	static ObjectNode data(AwsCall call, JsonNode node, String member) {
		ObjectNode data = JsonBody.object(JsonBody.text(node, member));
		if (data == null) {
			throw SesErrors.invalidData(call, member);
		}
		return data;
	}

	static double seconds(Instant instant) {
		return instant.toEpochMilli() / 1000.0;
	}

	Template createdAt(Instant createdAt) {
		return new Template(this.name, this.subject, this.text, this.html, createdAt);
	}

	/**
	 * Reject a template with block helpers, which the emulator does not support.
	 */
	void checkKept(AwsCall call) {
		if (BLOCK.matcher(this.subject + " " + this.text + " " + this.html).find()) {
			throw call.error(AwsError.NOT_KEPT,
					"The emulator supports variables only, no block helpers such as {{#if}}.");
		}
	}

	/**
	 * Render the template.
	 */
	MailContent render(AwsCall call, JsonNode data, List<Map.Entry<String, String>> headers,
			List<MailAttachment> attachments) throws MissingAttributeException {
		checkKept(call);
		return new MailContent(MailContent.Text.of(render(this.subject, data)),
				MailContent.Text.of(render(this.text, data)), MailContent.Text.of(render(this.html, data)), headers,
				attachments);
	}

	/**
	 * The data has no value for a variable.
	 */
	static final class MissingAttributeException extends Exception {

		private static final long serialVersionUID = 1L;

		MissingAttributeException(String name) {
			super("Attribute '" + name + "' is not present in the rendering data.");
		}

	}

}
