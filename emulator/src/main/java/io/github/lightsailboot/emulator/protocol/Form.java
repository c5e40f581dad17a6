package io.github.lightsailboot.emulator.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters of a query or of a form.
 */
public final class Form {

	private static final Set<String> ENVELOPE = Set.of("Action", "Version");

	/**
	 * Prefix of the parameters that sign a presigned request.
	 */
	private static final String PRESIGNED = "X-Amz-";

	private static final int MAX_DEPTH = 16;

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	private Form() {
	}

	/**
	 * Read parameters.
	 * @param encoded the form, URL encoded
	 * @return the form
	 * @throws IllegalArgumentException if an escape sequence is invalid
	 */
	public static Form parse(String encoded) {
		Form form = new Form();
		for (String pair : encoded.split("&", -1)) {
			if (pair.isEmpty()) {
				continue;
			}
			int separator = pair.indexOf('=');
			String name = (separator < 0) ? pair : pair.substring(0, separator);
			String value = (separator < 0) ? "" : pair.substring(separator + 1);
			form.values.computeIfAbsent(decode(name), (key) -> new ArrayList<>(1)).add(decode(value));
		}
		return form;
	}

	/**
	 * Return a parameter.
	 * @param name the name
	 * @return the value, the last one if there are several, or {@code null}
	 */
	public @Nullable String get(String name) {
		List<String> values = this.values.get(name);
		return (values != null) ? values.get(values.size() - 1) : null;
	}

	/**
	 * Return the names and values without nesting, with a list for a repeated name, and
	 * without those of a presigned request.
	 * @return an object of strings and lists of strings
	 */
	ObjectNode flat() {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		this.values.forEach((name, values) -> {
			if (name.startsWith(PRESIGNED)) {
				return;
			}
			if (values.size() == 1) {
				object.put(name, values.get(0));
			}
			else {
				ArrayNode array = object.putArray(name);
				values.forEach(array::add);
			}
		});
		return object;
	}

	/**
	 * Return the structures and lists that the names of the query protocol describe, such
	 * as {@code Tags.member.1.Key}.
	 * @return an object of strings, lists and objects
	 * @throws IllegalArgumentException if the names contradict each other
	 */
	ObjectNode tree() {
		Branch root = new Branch();
		for (String name : this.values.keySet()) {
			if (!ENVELOPE.contains(name) && !name.startsWith(PRESIGNED)) {
				root.add(name.split("\\.", MAX_DEPTH), 0, String.valueOf(get(name)));
			}
		}
		return root.toObject();
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private static final class Branch {

		private final Map<String, Branch> members = new LinkedHashMap<>();

		private final Map<Integer, Branch> elements = new TreeMap<>();

		private @Nullable String text;

		void add(String[] path, int index, String value) {
			if (index == path.length) {
				this.text = value;
			}
			else if (path[index].equals("member") && index > 0 && index + 1 < path.length) {
				this.elements.computeIfAbsent(Integer.valueOf(path[index + 1]), (number) -> new Branch())
					.add(path, index + 2, value);
			}
			else {
				this.members.computeIfAbsent(path[index], (name) -> new Branch()).add(path, index + 1, value);
			}
			if ((this.text != null ? 1 : 0) + Math.min(1, this.members.size())
					+ Math.min(1, this.elements.size()) > 1) {
				throw new IllegalArgumentException("Both a value and a structure");
			}
		}

		ObjectNode toObject() {
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			this.members.forEach((name, branch) -> {
				if (branch.text != null) {
					object.put(name, branch.text);
				}
				else if (branch.elements.isEmpty()) {
					object.set(name, branch.toObject());
				}
				else {
					branch.fill(object.putArray(name));
				}
			});
			return object;
		}

		private void fill(ArrayNode array) {
			for (Branch element : this.elements.values()) {
				if (element.text != null) {
					array.add(element.text);
				}
				else if (element.elements.isEmpty()) {
					array.add(element.toObject());
				}
				else {
					element.fill(array.addArray());
				}
			}
		}

	}

}
