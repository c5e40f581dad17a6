package io.github.lightsailboot.emulator.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of a request from the format of its dialect.
 */
public final class Input {

	private Input() {
	}

	/**
	 * Read the members of a request.
	 * @param dialect the dialect of the service
	 * @param request the request
	 * @param form the parameters of the query protocol, {@code null} in the others
	 * @return an object
	 * @throws AwsException if the request is malformed
	 */
	public static JsonNode read(Dialect dialect, AwsRequest request, @Nullable Form form) {
		try {
			if (dialect == Dialect.QUERY) {
				return (form != null) ? form.tree() : JsonNodeFactory.instance.objectNode();
			}
			ObjectNode input = JsonBody.read(request.body());
			if (input != null) {
				return (dialect == Dialect.REST_JSON) ? input.setAll(Form.parse(request.rawQuery()).flat()) : input;
			}
		}
		catch (IllegalArgumentException ex) {
			// Handled below: the message would contain the request
		}
		throw AwsError.MALFORMED.in(dialect, (dialect == Dialect.QUERY) ? "Unable to parse the parameters"
				: "Unable to parse the request body as a JSON object");
	}

}
