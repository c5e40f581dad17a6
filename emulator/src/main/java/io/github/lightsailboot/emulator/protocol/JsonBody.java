package io.github.lightsailboot.emulator.protocol;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes JSON bodies.
 */
public final class JsonBody {

	private static final JsonMapper JSON = JsonMapper
		// A mail of 40 MB is one string, and the size of bodies is limited before
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
			.build())
		.build();

	private JsonBody() {
	}

	/**
	 * Read a body.
	 * @param body the body
	 * @return an object, empty if there is no body, or {@code null} if it is not a JSON
	 * object
	 */
	static @Nullable ObjectNode read(byte[] body) {
		if (body.length == 0) {
			return JSON.createObjectNode();
		}
		try (JsonParser parser = JSON.createParser(body)) {
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				ObjectNode node = (ObjectNode) value(parser, "", "");
				if (parser.nextToken() == null) {
					return node;
				}
			}
		}
		catch (JacksonException ex) {
			// The message would contain the body
		}
		return null;
	}

	/**
	 * Write the body of a response.
	 * @param result maps, lists, strings, numbers and booleans
	 * @return JSON
	 */
	static byte[] write(Object result) {
		return JSON.writeValueAsBytes(result);
	}

	/**
	 * Build a tree in which blobs are bytes: as a string, a mail of 40 MB would use
	 * several times its size.
	 */
	private static JsonNode value(JsonParser parser, String parent, String name) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_OBJECT) {
			ObjectNode object = JSON.createObjectNode();
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				String field = parser.currentName();
				parser.nextToken();
				object.set(field, value(parser, name, field));
			}
			return object;
		}
		if (token == JsonToken.START_ARRAY) {
			ArrayNode array = JSON.createArrayNode();
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				array.add(value(parser, parent, name));
			}
			return array;
		}
		JsonNodeFactory nodes = JSON.getNodeFactory();
		return switch (token) {
			case VALUE_STRING ->
				isBlob(parent, name) ? nodes.binaryNode(parser.getBinaryValue()) : nodes.stringNode(parser.getString());
			case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
			case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
			case VALUE_TRUE -> nodes.booleanNode(true);
			case VALUE_FALSE -> nodes.booleanNode(false);
			default -> nodes.nullNode();
		};
	}

	private static boolean isBlob(String parent, String name) {
		return name.equals("RawContent") || (name.equals("Data") && parent.equals("Raw"));
	}

	/**
	 * Read an object from a string.
	 * @param text the string, or {@code null} for an empty object
	 * @return the object, or {@code null} if the string is not a JSON object
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
	 * Return a string.
	 * @param node an object
	 * @param name the name of the field
	 * @return the string, or {@code null} if it is missing
	 */
	public static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	/**
	 * Return a list of strings. A single string is a list of one, because a query does
	 * not distinguish them.
	 * @param node an object
	 * @param name the name of the field
	 * @return the strings, empty if there are none
	 */
	public static List<String> texts(JsonNode node, String name) {
		JsonNode list = node.path(name);
		if (list.isString()) {
			return list.stringValue().isEmpty() ? List.of() : List.of(list.stringValue());
		}
		List<String> texts = new ArrayList<>();
		for (JsonNode value : list) {
			texts.add(value.asString(""));
		}
		return List.copyOf(texts);
	}

}
