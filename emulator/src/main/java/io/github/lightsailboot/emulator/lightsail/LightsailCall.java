package io.github.lightsailboot.emulator.lightsail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import io.github.lightsailboot.emulator.protocol.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of a Lightsail operation, with helpers for parameters and responses.
 */
final class LightsailCall {

	/**
	 * The members of tags that {@link #tags()} reads.
	 */
	static final String TAGS = "tags.key tags.value";

	private final AwsCall call;

	private final RegionState region;

	private final Lightsail lightsail;

	LightsailCall(AwsCall call, RegionState region, Lightsail lightsail) {
		this.call = call;
		this.region = region;
		this.lightsail = lightsail;
	}

	RegionState region() {
		return this.region;
	}

	JsonNode input() {
		return this.call.input();
	}

	Instant now() {
		return this.call.time();
	}

	Instant later() {
		return this.call.time().plus(this.lightsail.getTransitionTime());
	}

	String required(String name) {
		String value = JsonBody.text(input(), name);
		if (value == null || value.isBlank()) {
			throw invalid("Invalid input: " + name + " must not be empty");
		}
		return value;
	}

	List<String> requiredList(String name) {
		List<String> values = JsonBody.texts(input(), name);
		if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
			throw invalid("Invalid input: " + name + " must not be empty");
		}
		return values;
	}

	int requiredInteger(String name, int min, int max) {
		int value = input().path(name).asInt(Integer.MIN_VALUE);
		if (value < min || value > max) {
			throw invalid("Invalid input: " + name + " must be from " + min + " to " + max);
		}
		return value;
	}

	boolean flag(String name) {
		return this.call.flag(input(), name, false);
	}

	/**
	 * Return the availability zone, which must be in the region.
	 */
	String zone() {
		String zone = required("availabilityZone");
		String region = this.region.region();
		if (!zone.startsWith(region) || zone.length() <= region.length()) {
			throw invalid("The availability zone does not exist in " + region + ": " + zone);
		}
		return zone;
	}

	String newName(String name) {
		if (!name.matches("\\w[\\w\\-.]*\\w") || name.length() > 255) {
			throw invalid("Invalid input: the name '" + name
					+ "' must start and end with a letter or a digit, and have letters, digits, '-', '_' and '.' only");
		}
		if (this.region.find(name, now()) != null) {
			throw invalid("Some names are already in use: " + name);
		}
		return name;
	}

	Map<String, String> tags() {
		Map<String, String> tags = new LinkedHashMap<>();
		for (JsonNode tag : input().path("tags")) {
			String key = JsonBody.text(tag, "key");
			if (key == null || key.isEmpty()) {
				throw invalid("Invalid input: a tag must have a key");
			}
			String value = JsonBody.text(tag, "value");
			if (tags.put(key, (value != null) ? value : "") != null) {
				throw invalid("Invalid input: a tag key must be unique: " + key);
			}
		}
		return tags;
	}

	Instance instance() {
		String name = required("instanceName");
		return found("Instance", name, this.region.instances(now()).get(name));
	}

	<T> T found(String type, String name, @Nullable T resource) {
		if (resource == null) {
			throw notFound(type, name);
		}
		return resource;
	}

	AwsException notFound(String type, String name) {
		return new AwsException("NotFoundException", 400, "The " + type + " does not exist: " + name);
	}

	AwsException invalid(String message) {
		return this.call.error(AwsError.INVALID, message);
	}

	AwsException notKept(String message) {
		return this.call.error(AwsError.NOT_KEPT, message);
	}

	AwsException failed(String message) {
		return new AwsException("OperationFailureException", 400, message);
	}

	<T> Object page(List<T> all, String name, Function<T, Object> description) {
		Page<T> page = Page.of(all, JsonBody.text(input(), "pageToken"), this.lightsail.getPageSize());
		if (page == null) {
			throw invalid("Invalid input: pageToken is not valid");
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put(name, page.items().stream().map(description).toList());
		if (page.nextToken() != null) {
			result.put("nextPageToken", page.nextToken());
		}
		return result;
	}

	/**
	 * Record an operation that takes the transition time, such as those on instances.
	 */
	Map<String, Object> started(Resource resource) {
		return record(resource, later());
	}

	/**
	 * Record an operation that completes immediately.
	 */
	Map<String, Object> done(Resource resource) {
		return record(resource, now());
	}

	private Map<String, Object> record(Resource resource, Instant doneAt) {
		// AWS records one operation with this name for each instance
		String operationType = this.call.operation().equals("CreateInstances") ? "CreateInstance"
				: this.call.operation();
		RegionState.Operation operation = new RegionState.Operation(UUID.randomUUID().toString(), resource.type(),
				resource.name(), resource.zone(), operationType, now(), doneAt);
		this.region.add(operation);
		return describe(operation);
	}

	Map<String, Object> describe(RegionState.Operation operation) {
		boolean done = !now().isBefore(operation.doneAt());
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("id", operation.id());
		result.put("resourceName", operation.resourceName());
		result.put("resourceType", operation.resourceType());
		result.put("createdAt", seconds(operation.createdAt()));
		result.put("location", location(operation.zone()));
		result.put("isTerminal", done);
		result.put("operationType", operation.operationType());
		result.put("status", done ? "Succeeded" : "Started");
		result.put("statusChangedAt", seconds(done ? operation.doneAt() : operation.createdAt()));
		return result;
	}

	/**
	 * Return the members that all resources have.
	 */
	Map<String, Object> describe(Resource resource) {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("name", resource.name());
		result.put("arn", arn(resource));
		result.put("supportCode", this.call.caller().account() + "/" + id("i-", resource.name(), resource.createdAt()));
		result.put("createdAt", seconds(resource.createdAt()));
		result.put("location", location(resource.zone()));
		result.put("resourceType", resource.type());
		Map<String, String> tags = resource.tags();
		if (tags != null) {
			result.put("tags", describe(tags));
		}
		return result;
	}

	String arn(Resource resource) {
		String id = UUID
			.nameUUIDFromBytes(
					(resource.type() + resource.name() + resource.createdAt()).getBytes(StandardCharsets.UTF_8))
			.toString();
		return "arn:aws:lightsail:" + this.call.region() + ":" + this.call.caller().account() + ":" + resource.type()
				+ "/" + id;
	}

	private static String id(String prefix, String name, Instant createdAt) {
		String hex = UUID.nameUUIDFromBytes((name + createdAt).getBytes(StandardCharsets.UTF_8))
			.toString()
			.replace("-", "");
		return prefix + hex.substring(0, 17);
	}

	private Map<String, Object> location(String zone) {
		return Map.of("availabilityZone", zone, "regionName", this.call.region());
	}

	private static List<Map<String, Object>> describe(Map<String, String> tags) {
		List<Map<String, Object>> list = new ArrayList<>();
		tags.forEach(
				(key, value) -> list.add(value.isEmpty() ? Map.of("key", key) : Map.of("key", key, "value", value)));
		return list;
	}

	static double seconds(Instant instant) {
		return instant.toEpochMilli() / 1000.0;
	}

}
