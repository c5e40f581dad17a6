package io.github.lightsailboot.emulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Form parameters of the query protocol.
 */
public final class Form {

	private final Map<String, String> values = new LinkedHashMap<>();

	private Form() {
	}

	/**
	 * Read parameters.
	 * @param encoded the form, URL encoded
	 * @return the form
	 * @throws IllegalArgumentException if an escape is broken
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
			form.values.put(decode(name), decode(value));
		}
		return form;
	}

	/**
	 * A parameter.
	 * @param name the name
	 * @return the value, or {@code null}
	 */
	public @Nullable String get(String name) {
		return this.values.get(name);
	}

	/**
	 * A list of the query protocol.
	 * @param name the name, such as {@code Destinations}
	 * @return the values of {@code Destinations.member.1} and so on
	 */
	public List<String> list(String name) {
		List<String> list = new ArrayList<>();
		for (int index = 1;; index++) {
			String value = this.values.get(name + ".member." + index);
			if (value == null) {
				return list;
			}
			list.add(value);
		}
	}

	private static String decode(String text) {
		return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
