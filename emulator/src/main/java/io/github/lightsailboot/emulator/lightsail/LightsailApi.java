package io.github.lightsailboot.emulator.lightsail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operations of Lightsail.
 */
final class LightsailApi implements AwsApi {

	private final Lightsail lightsail;

	LightsailApi(Lightsail lightsail) {
		this.lightsail = lightsail;
	}

	@Override
	public AwsService service() {
		return AwsService.LIGHTSAIL;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		Operation found = find(operation);
		if (found == null) {
			return null;
		}
		return (call) -> {
			call.authorize("lightsail:" + operation, "*");
			return found.perform(call);
		};
	}

	private @Nullable Operation find(String operation) {
		return switch (operation) {
			case "GetRegions" -> LightsailApi::getRegions;
			case "GetInstances" -> this::getInstances;
			case "StartInstance" ->
				(call) -> move(call, InstanceState.STOPPED, InstanceState.PENDING, InstanceState.RUNNING, "started");
			case "StopInstance" ->
				(call) -> move(call, InstanceState.RUNNING, InstanceState.STOPPING, InstanceState.STOPPED, "stopped");
			default -> null;
		};
	}

	private static Object getRegions(AwsCall call) {
		boolean zones = JsonBody.read(call).path("includeAvailabilityZones").asBoolean(false);
		return Map.of("regions", Regions.describe(zones));
	}

	private Object getInstances(AwsCall call) {
		List<Map<String, Object>> instances = this.lightsail.region(call.region())
			.instances()
			.stream()
			.map((instance) -> describe(call, instance))
			.toList();
		return Map.of("instances", instances);
	}

	private Object move(AwsCall call, InstanceState from, InstanceState through, InstanceState to, String verb) {
		JsonNode body = JsonBody.read(call);
		RegionState region = this.lightsail.region(call.region());
		String name = JsonBody.text(body, "instanceName");
		if (name == null) {
			throw call.error(AwsError.INVALID, "instanceName must not be null");
		}
		Instance instance = region.instance(name);
		if (instance == null) {
			throw new AwsException("NotFoundException", 400, "The Instance does not exist: " + name);
		}
		if (!instance.move(call.time(), from, through, to, region.transitionEnd())) {
			throw new AwsException("OperationFailureException", 400, "Instance " + name + " cannot be " + verb
					+ " while it is " + instance.state(call.time()).text() + ".");
		}
		return Map.of("operations", List.of(operation(call, instance)));
	}

	private static Map<String, Object> describe(AwsCall call, Instance instance) {
		InstanceState state = instance.state(call.time());
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("name", instance.name());
		result.put("arn", "arn:aws:lightsail:" + call.region() + ":" + call.caller().account() + ":Instance/"
				+ uuid(call.region(), instance.name()));
		result.put("supportCode", call.caller().account() + "/i-" + uuid("ec2", instance.name()).substring(0, 8));
		result.put("createdAt", seconds(instance.createdAt()));
		result.put("location", location(call, instance));
		result.put("resourceType", "Instance");
		result.put("tags", List.of());
		result.put("blueprintId", "amazon_linux_2023");
		result.put("blueprintName", "Amazon Linux 2023");
		result.put("bundleId", "nano_3_0");
		result.put("isStaticIp", false);
		result.put("privateIpAddress", instance.privateIp());
		if (state == InstanceState.RUNNING) {
			result.put("publicIpAddress", instance.publicIp());
		}
		result.put("ipAddressType", "dualstack");
		result.put("hardware", Map.of("cpuCount", 2, "ramSizeInGb", 0.5, "disks", List.of()));
		result.put("state", Map.of("code", state.code(), "name", state.text()));
		result.put("username", "ec2-user");
		result.put("sshKeyName", "LightsailDefaultKeyPair");
		return result;
	}

	private static Map<String, Object> operation(AwsCall call, Instance instance) {
		Map<String, Object> operation = new LinkedHashMap<>();
		operation.put("id", UUID.randomUUID().toString());
		operation.put("resourceName", instance.name());
		operation.put("resourceType", "Instance");
		operation.put("createdAt", seconds(call.time()));
		operation.put("location", location(call, instance));
		operation.put("isTerminal", false);
		operation.put("operationType", call.operation());
		operation.put("status", "Started");
		operation.put("statusChangedAt", seconds(call.time()));
		return operation;
	}

	private static Map<String, Object> location(AwsCall call, Instance instance) {
		return Map.of("availabilityZone", instance.zone(), "regionName", call.region());
	}

	private static double seconds(Instant instant) {
		return instant.toEpochMilli() / 1000.0;
	}

	private static String uuid(String... names) {
		return UUID.nameUUIDFromBytes(String.join("/", names).getBytes(StandardCharsets.UTF_8)).toString();
	}

}
