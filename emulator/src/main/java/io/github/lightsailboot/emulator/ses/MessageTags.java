package io.github.lightsailboot.emulator.ses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tags of a message and checks them as SES does.
 */
final class MessageTags {

	private static final int MAX_LENGTH = 255;

	private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]+");

	private MessageTags() {
	}

	static Map<String, String> read(AwsCall call, JsonNode list) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (JsonNode tag : list) {
			add(call, tags, JsonBody.text(tag, "Name"), JsonBody.text(tag, "Value"));
		}
		return tags;
	}

	/**
	 * Read the header {@code X-SES-MESSAGE-TAGS}.
	 */
	static Map<String, String> read(AwsCall call, @Nullable String header) {
		Map<String, String> tags = new LinkedHashMap<>();
		if (header != null) {
			for (String tag : header.split(",", -1)) {
				int separator = tag.indexOf('=');
				add(call, tags, (separator < 0) ? tag.trim() : tag.substring(0, separator).trim(),
						(separator < 0) ? null : tag.substring(separator + 1).trim());
			}
		}
		return tags;
	}

	private static void add(AwsCall call, Map<String, String> tags, @Nullable String name, @Nullable String value) {
		check(call, "name", name);
		check(call, "value", value);
		if (tags.put(String.valueOf(name), String.valueOf(value)) != null) {
			throw SesErrors.invalid(call, "Duplicate tag name <" + name + ">.");
		}
	}

	private static void check(AwsCall call, String what, @Nullable String text) {
		if (text == null || text.isEmpty()) {
			throw SesErrors.invalid(call, "The tag " + what + " must be specified.");
		}
		if (text.length() > MAX_LENGTH) {
			throw SesErrors.invalid(call, "Tag " + what + " cannot exceed " + MAX_LENGTH + " characters.");
		}
		if (!TEXT.matcher(text).matches()) {
			throw SesErrors.invalid(call, "Invalid tag " + what + " <" + text
					+ ">: only alphanumeric ASCII characters, '_', and '-' are allowed.");
		}
	}

}
