package io.github.lightsailboot.emulator.lightsail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.JsonBody;

/**
 * Operations on the tags of resources.
 */
final class TagOperations {

	private static final int MAX_TAGS = 50;

	private TagOperations() {
	}

	static void register(LightsailApi api) {
		api.add("TagResource", TagOperations::tagResource, "resourceName resourceArn " + LightsailCall.TAGS);
		api.add("UntagResource", TagOperations::untagResource, "resourceName resourceArn tagKeys");
	}

	private static Object tagResource(LightsailCall call) {
		Resource resource = resource(call);
		Map<String, String> added = call.tags();
		if (added.isEmpty()) {
			throw call.invalid("Invalid input: tags must not be empty");
		}
		Map<String, String> tags = tags(resource);
		Map<String, String> all = new LinkedHashMap<>(tags);
		all.putAll(added);
		if (all.size() > MAX_TAGS) {
			throw call.invalid("Invalid input: a resource has at most " + MAX_TAGS + " tags");
		}
		tags.putAll(added);
		return Map.of("operations", List.of(call.done(resource)));
	}

	private static Object untagResource(LightsailCall call) {
		Resource resource = resource(call);
		tags(resource).keySet().removeAll(call.requiredList("tagKeys"));
		return Map.of("operations", List.of(call.done(resource)));
	}

	private static Resource resource(LightsailCall call) {
		String name = call.required("resourceName");
		Resource resource = call.region().find(name, call.now());
		if (resource == null || resource.tags() == null) {
			throw call.notFound("Resource", name);
		}
		String arn = JsonBody.text(call.input(), "resourceArn");
		if (arn != null && !arn.equals(call.arn(resource))) {
			throw call.notFound("Resource", arn);
		}
		return resource;
	}

	private static Map<String, String> tags(Resource resource) {
		Map<String, String> tags = resource.tags();
		return (tags != null) ? tags : Map.of();
	}

}
