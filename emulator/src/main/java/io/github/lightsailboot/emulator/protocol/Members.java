package io.github.lightsailboot.emulator.protocol;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * The members of a request that an operation supports. Every other member is rejected by
 * name, because a test that sets it must not pass.
 */
public final class Members {

	private final Set<String> kept;

	private final Set<String> structures = new HashSet<>();

	private Members(Set<String> kept) {
		this.kept = kept;
		for (String path : kept) {
			for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
				this.structures.add(path.substring(0, dot));
			}
		}
	}

	/**
	 * Read the notation of the members.
	 * @param lists paths such as {@code Destination.ToAddresses}, separated by blanks; a
	 * list and its elements have the same path
	 * @return the members
	 */
	static Members of(String... lists) {
		Set<String> kept = new TreeSet<>();
		for (String list : lists) {
			Collections.addAll(kept, list.split(" ", -1));
		}
		kept.remove("");
		return new Members(Collections.unmodifiableSet(kept));
	}

	/**
	 * Return the supported members.
	 * @return their paths, sorted
	 */
	public Set<String> kept() {
		return this.kept;
	}

	void check(AwsCall call) {
		for (Map.Entry<String, JsonNode> member : call.input().properties()) {
			check(call, member.getKey(), member.getValue());
		}
	}

	private void check(AwsCall call, String path, JsonNode value) {
		if (value.isNull() || this.kept.contains(path)) {
			checkKept(call, path, value);
		}
		else if (value.isArray()) {
			if (value.isEmpty() && !this.structures.contains(path)) {
				throw refused(call, path);
			}
			for (JsonNode element : value) {
				check(call, path, element);
			}
		}
		else if (value.isObject()) {
			for (Map.Entry<String, JsonNode> member : value.properties()) {
				check(call, path + "." + member.getKey(), member.getValue());
			}
			if (value.isEmpty() && !this.structures.contains(path)) {
				throw refused(call, path);
			}
		}
		else if (!this.structures.contains(path)) {
			throw refused(call, path);
		}
		// The query protocol writes an empty list or structure as an empty text
		else if (!value.asString("").isEmpty()) {
			throw call.error(AwsError.MALFORMED, "Expected a structure or a list at " + path);
		}
	}

	private static void checkKept(AwsCall call, String path, JsonNode value) {
		if (value.isObject()) {
			throw call.error(AwsError.MALFORMED, "Unexpected structure at " + path);
		}
		for (JsonNode element : value) {
			checkKept(call, path, element);
		}
	}

	private static AwsException refused(AwsCall call, String path) {
		return call.error(AwsError.NOT_KEPT, "The emulator does not support the member " + path + " of "
				+ call.operation() + ". Leave it out, or test this against AWS.");
	}

}
