package io.github.lightsailboot.emulator.protocol;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON body of a request.
 */
public final class JsonBody {

	private static final JsonMapper JSON = JsonMapper
		// A mail of 40 MB is one text, and bodies are bounded before they get here
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
			.build())
		.build();

	private JsonBody() {
	}

	/**
	 * Read the body of a call.
	 * @param call the call
	 * @return an object, empty if there is no body
	 * @throws AwsException if the body is not a JSON object
	 */
	public static JsonNode read(AwsCall call) {
		if (call.request().body().length == 0) {
			return JSON.createObjectNode();
		}
		try {
			JsonNode node = JSON.readTree(call.request().body());
			if (node.isObject()) {
				return node;
			}
		}
		catch (JacksonException ex) {
			// Answered below: the text of the parser would quote the body
		}
		throw call.error(AwsError.MALFORMED, "Unable to parse the request body as a JSON object");
	}

	/**
	 * Read an object from a text.
	 * @param text the text, or {@code null} for an empty object
	 * @return the object, or {@code null} if the text is none
	 */
	public static @Nullable ObjectNode object(@Nullable String text) {
		if (text == null) {
			return JSON.createObjectNode();
		}
		try {
			return (JSON.readTree(text) instanceof ObjectNode object) ? object : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * A text.
	 * @param node an object
	 * @param name the name of the field
	 * @return the text, or {@code null} if it is not there
	 */
	public static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	/**
	 * A list of texts.
	 * @param node an object
	 * @param name the name of the field
	 * @return the texts, empty if there are none
	 */
	public static List<String> texts(JsonNode node, String name) {
		List<String> texts = new ArrayList<>();
		for (JsonNode value : node.path(name)) {
			texts.add(value.asString(""));
		}
		return List.copyOf(texts);
	}

}
