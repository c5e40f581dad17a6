package io.github.lightsailboot.emulator.lightsail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.lightsailboot.emulator.protocol.JsonBody;

/**
 * Operations on instances, and on what was done to resources.
 */
final class InstanceOperations {

	private static final String TYPE = "Instance";

	private InstanceOperations() {
	}

	static void register(Map<String, Handler> handlers) {
		handlers.put("CreateInstances", InstanceOperations::createInstances);
		handlers.put("CreateInstancesFromSnapshot", InstanceOperations::createInstancesFromSnapshot);
		handlers.put("GetInstance", (call) -> Map.of("instance", describe(call, call.instance())));
		handlers.put("GetInstances", (call) -> call.page(List.copyOf(call.region().instances(call.now()).values()),
				"instances", (instance) -> describe(call, instance)));
		handlers.put("GetInstanceState", (call) -> Map.of("state", state(call, call.instance())));
		handlers.put("StartInstance", InstanceOperations::startInstance);
		handlers.put("StopInstance", InstanceOperations::stopInstance);
		handlers.put("RebootInstance", InstanceOperations::rebootInstance);
		handlers.put("DeleteInstance", InstanceOperations::deleteInstance);
		handlers.put("GetOperation", InstanceOperations::getOperation);
		handlers.put("GetOperations", (call) -> call.page(call.region().operations(), "operations", call::describe));
		handlers.put("GetOperationsForResource", InstanceOperations::getOperationsForResource);
	}

	private static Object createInstances(LightsailCall call) {
		String blueprintId = call.required("blueprintId");
		if (!Blueprint.exists(blueprintId)) {
			throw call.invalid("The blueprint does not exist: " + blueprintId);
		}
		return create(call, Blueprint.find(blueprintId), call.required("bundleId"));
	}

	private static Object createInstancesFromSnapshot(LightsailCall call) {
		String name = call.required("instanceSnapshotName");
		RegionState.Snapshot snapshot = call.found("InstanceSnapshot", name, call.region().snapshots().get(name));
		if (call.now().isBefore(snapshot.availableAt())) {
			throw call.failed("The InstanceSnapshot is not available yet: " + name);
		}
		return create(call, snapshot.blueprint(), call.required("bundleId"));
	}

	private static Object create(LightsailCall call, Blueprint blueprint, String bundleId) {
		List<String> names = call.requiredList("instanceNames");
		String zone = call.required("availabilityZone");
		if (!Bundle.exists(bundleId)) {
			throw call.invalid("The bundle does not exist: " + bundleId);
		}
		if (!zone.startsWith(call.region().region()) || zone.length() <= call.region().region().length()) {
			throw call.invalid("The availability zone does not exist in " + call.region().region() + ": " + zone);
		}
		String keyPairName = JsonBody.text(call.body(), "keyPairName");
		if (keyPairName != null && !call.region().keyPairs().containsKey(keyPairName)) {
			throw call.notFound("KeyPair", keyPairName);
		}
		Set<String> unique = new HashSet<>();
		for (String name : names) {
			if (!unique.add(call.newName(name))) {
				throw call.invalid("Some names are already in use: " + name);
			}
		}
		List<Map<String, Object>> operations = new ArrayList<>();
		for (String name : names) {
			Instance instance = new Instance(name, zone, blueprint, Bundle.find(bundleId), call.now(),
					call.region().nextPrivateIp());
			instance.tags().putAll(call.tags());
			if (keyPairName != null) {
				instance.setKeyPairName(keyPairName);
			}
			instance.setPublicIp(call.region().nextPublicIp());
			instance.move(InstanceState.PENDING, InstanceState.RUNNING, call.later());
			call.region().instances(call.now()).put(name, instance);
			operations.add(call.started(TYPE, name, zone));
		}
		return Map.of("operations", operations);
	}

	private static Object startInstance(LightsailCall call) {
		Instance instance = inState(call, InstanceState.STOPPED, "started");
		if (instance.staticIpName() == null) {
			instance.setPublicIp(call.region().nextPublicIp());
		}
		instance.move(InstanceState.PENDING, InstanceState.RUNNING, call.later());
		return started(call, instance);
	}

	private static Object stopInstance(LightsailCall call) {
		Instance instance = inState(call, InstanceState.RUNNING, "stopped");
		if (instance.staticIpName() == null) {
			// An address that is not static is gone with the next start
			instance.setPublicIp(null);
		}
		instance.move(InstanceState.STOPPING, InstanceState.STOPPED, call.later());
		return started(call, instance);
	}

	private static Object rebootInstance(LightsailCall call) {
		return started(call, inState(call, InstanceState.RUNNING, "rebooted"));
	}

	private static Object deleteInstance(LightsailCall call) {
		Instance instance = call.instance();
		String staticIpName = instance.staticIpName();
		StaticIp staticIp = (staticIpName != null) ? call.region().staticIps().get(staticIpName) : null;
		if (staticIp != null) {
			staticIp.attachTo(null);
		}
		instance.move(InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED, call.later());
		return started(call, instance);
	}

	private static Instance inState(LightsailCall call, InstanceState state, String verb) {
		Instance instance = call.instance();
		InstanceState actual = instance.state(call.now());
		if (actual != state) {
			throw call
				.failed("The Instance cannot be " + verb + " while it is " + actual.text() + ": " + instance.name());
		}
		return instance;
	}

	private static Object started(LightsailCall call, Instance instance) {
		return Map.of("operations", List.of(call.started(TYPE, instance.name(), instance.zone())));
	}

	private static Object getOperation(LightsailCall call) {
		String id = call.required("operationId");
		return call.region()
			.operations()
			.stream()
			.filter((operation) -> operation.id().equals(id))
			.findFirst()
			.map((operation) -> Map.of("operation", call.describe(operation)))
			.orElseThrow(() -> call.notFound("Operation", id));
	}

	private static Object getOperationsForResource(LightsailCall call) {
		String name = call.required("resourceName");
		List<RegionState.Operation> operations = call.region()
			.operations()
			.stream()
			.filter((operation) -> operation.resourceName().equals(name))
			.toList();
		return call.page(operations, "operations", call::describe);
	}

	private static Map<String, Object> state(LightsailCall call, Instance instance) {
		InstanceState state = instance.state(call.now());
		return Map.of("code", state.code(), "name", state.text());
	}

	private static Map<String, Object> describe(LightsailCall call, Instance instance) {
		Map<String, Object> result = call.describe(TYPE, instance.name(), instance.createdAt(), instance.zone());
		result.put("tags", LightsailCall.describe(instance.tags()));
		result.put("blueprintId", instance.blueprint().id());
		result.put("blueprintName", instance.blueprint().name());
		result.put("bundleId", instance.bundle().id());
		result.put("isStaticIp", instance.staticIpName() != null);
		result.put("privateIpAddress", instance.privateIp());
		if (instance.publicIp() != null) {
			result.put("publicIpAddress", instance.publicIp());
		}
		result.put("ipAddressType", "dualstack");
		Map<String, Object> disk = new LinkedHashMap<>();
		disk.put("sizeInGb", instance.bundle().diskInGb());
		disk.put("isSystemDisk", true);
		disk.put("path", "/dev/xvda");
		disk.put("attachedTo", instance.name());
		disk.put("attachmentState", "attached");
		result.put("hardware", Map.of("cpuCount", instance.bundle().cpus(), "ramSizeInGb", instance.bundle().ramInGb(),
				"disks", List.of(disk)));
		result.put("networking",
				Map.of("monthlyTransfer", Map.of("gbPerMonthAllocated", instance.bundle().transferInGb()), "ports",
						instance.ports().stream().map(PortOperations::describeAccess).toList()));
		result.put("state", state(call, instance));
		result.put("username", instance.blueprint().userName());
		result.put("sshKeyName", instance.keyPairName());
		return result;
	}

}
