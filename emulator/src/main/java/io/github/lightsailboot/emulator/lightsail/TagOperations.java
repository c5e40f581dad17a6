package io.github.lightsailboot.emulator.lightsail;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Operations on the tags of resources.
 */
final class TagOperations {

	private static final int MAX_TAGS = 50;

	private TagOperations() {
	}

	static void register(Map<String, Handler> handlers) {
		handlers.put("TagResource", TagOperations::tagResource);
		handlers.put("UntagResource", TagOperations::untagResource);
	}

	private static Object tagResource(LightsailCall call) {
		Tagged tagged = tagged(call);
		Map<String, String> tags = call.tags();
		if (tags.isEmpty()) {
			throw call.invalid("Invalid input: tags must not be empty");
		}
		tagged.tags().putAll(tags);
		if (tagged.tags().size() > MAX_TAGS) {
			tagged.tags().keySet().removeAll(tags.keySet());
			throw call.invalid("Invalid input: a resource has at most " + MAX_TAGS + " tags");
		}
		return done(call, tagged);
	}

	private static Object untagResource(LightsailCall call) {
		Tagged tagged = tagged(call);
		tagged.tags().keySet().removeAll(call.requiredList("tagKeys"));
		return done(call, tagged);
	}

	private static Object done(LightsailCall call, Tagged tagged) {
		return Map.of("operations", List.of(call.done(tagged.type(), call.required("resourceName"), tagged.zone())));
	}

	private static Tagged tagged(LightsailCall call) {
		String name = call.required("resourceName");
		return call.found("Resource", name, find(call, name));
	}

	private static @Nullable Tagged find(LightsailCall call, String name) {
		Instance instance = call.region().instances(call.now()).get(name);
		if (instance != null) {
			return new Tagged("Instance", instance.zone(), instance.tags());
		}
		RegionState.KeyPair keyPair = call.region().keyPairs().get(name);
		if (keyPair != null) {
			return new Tagged("KeyPair", "all", keyPair.tags());
		}
		RegionState.Snapshot snapshot = call.region().snapshots().get(name);
		return (snapshot != null) ? new Tagged("InstanceSnapshot", "all", snapshot.tags()) : null;
	}

	private record Tagged(String type, String zone, Map<String, String> tags) {
	}

}
