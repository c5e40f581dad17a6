package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A template of mails, with variables such as {@code {{name}}} or {@code {{order.id}}}.
 * SES's block helpers ({@code {{#if}}}, {@code {{#each}}}) are not here.
 *
 * @param name the name
 * @param subject the subject, or {@code null}
 * @param text the plain text, or {@code null}
 * @param html the HTML, or {@code null}
 * @param createdAt when it was created
 */
record Template(String name, @Nullable String subject, @Nullable String text, @Nullable String html,
		Instant createdAt) {

	private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\{?\\s*([^{}\\s]+)\\s*}?}}");

	static @Nullable String render(@Nullable String text, JsonNode data) throws MissingAttributeException {
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

	boolean hasBlocks() {
		return (this.subject + this.text + this.html).contains("{{#");
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
