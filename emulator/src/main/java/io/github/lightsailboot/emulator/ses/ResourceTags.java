package io.github.lightsailboot.emulator.ses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import tools.jackson.databind.JsonNode;

/**
 * The tags of the resources of a region, by the resource part of their ARN, such as
 * {@code identity/example.com}.
 */
final class ResourceTags {

	/**
	 * The members of tags that {@link #read} reads.
	 */
	static final String MEMBERS = "Tags.Key Tags.Value";

	private static final int MAX_TAGS = 50;

	private final Map<String, Map<String, String>> tags = new HashMap<>();

	static Map<String, String> read(AwsCall call) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (JsonNode tag : call.input().path("Tags")) {
			String key = call.required(tag, "Key");
			String value = JsonBody.text(tag, "Value");
			if (key.length() > 128 || value == null || value.length() > 256) {
				throw call.error(AwsError.INVALID,
						"A tag must have a key of 1 to 128 characters and a value of 0 to 256 characters.");
			}
			if (tags.put(key, value) != null) {
				throw call.error(AwsError.INVALID, "Duplicate tag key: " + key + ".");
			}
		}
		checkCount(call, tags);
		return tags;
	}

	private static void checkCount(AwsCall call, Map<String, String> tags) {
		if (tags.size() > MAX_TAGS) {
			throw call.error(AwsError.INVALID, "A resource must not have more than " + MAX_TAGS + " tags.");
		}
	}

	synchronized void add(AwsCall call, String resource, Map<String, String> added) {
		Map<String, String> all = new LinkedHashMap<>(this.tags.getOrDefault(resource, Map.of()));
		all.putAll(added);
		checkCount(call, all);
		this.tags.put(resource, all);
	}

	synchronized void remove(String resource, Set<String> keys) {
		this.tags.getOrDefault(resource, new HashMap<>()).keySet().removeAll(keys);
	}

	synchronized void removeAll(String resource) {
		this.tags.remove(resource);
	}

	/**
	 * Return the tags of a resource in the format of AWS.
	 */
	synchronized List<Map<String, String>> describe(String resource) {
		List<Map<String, String>> described = new ArrayList<>();
		this.tags.getOrDefault(resource, Map.of())
			.forEach((key, value) -> described.add(Map.of("Key", key, "Value", value)));
		return described;
	}

}
