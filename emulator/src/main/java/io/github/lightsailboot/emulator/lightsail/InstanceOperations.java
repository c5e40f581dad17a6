package io.github.lightsailboot.emulator.lightsail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.lightsailboot.emulator.protocol.JsonBody;

/**
 * Operations on instances.
 */
final class InstanceOperations {

	private static final int MAX_USER_DATA = 16 * 1024;

	private static final String NEW_INSTANCE = "instanceNames availabilityZone bundleId keyPairName userData "
			+ "ipAddressType " + LightsailCall.TAGS;

	private InstanceOperations() {
	}

	static void register(LightsailApi api) {
		api.add("CreateInstances", InstanceOperations::createInstances, NEW_INSTANCE + " blueprintId");
		api.add("CreateInstancesFromSnapshot", InstanceOperations::createInstancesFromSnapshot,
				NEW_INSTANCE + " instanceSnapshotName");
		api.add("GetInstance", (call) -> Map.of("instance", describe(call, call.instance())), "instanceName");
		api.add("GetInstances", (call) -> call.page(List.copyOf(call.region().instances(call.now()).values()),
				"instances", (instance) -> describe(call, instance)), "pageToken");
		api.add("GetInstanceState", (call) -> Map.of("state", state(call, call.instance())), "instanceName");
		api.add("StartInstance", InstanceOperations::startInstance, "instanceName");
		api.add("StopInstance", InstanceOperations::stopInstance, "instanceName force");
		api.add("RebootInstance", InstanceOperations::rebootInstance, "instanceName");
		// There are no add-ons to delete
		api.add("DeleteInstance", InstanceOperations::deleteInstance, "instanceName forceDeleteAddOns");
	}

	private static Object createInstances(LightsailCall call) {
		String blueprintId = call.required("blueprintId");
		if (!Blueprint.exists(blueprintId)) {
			throw call.invalid("The blueprint does not exist: " + blueprintId);
		}
		return create(call, Blueprint.find(blueprintId), call.required("bundleId"));
	}

	private static Object createInstancesFromSnapshot(LightsailCall call) {
		RegionState.Snapshot snapshot = SnapshotOperations.snapshot(call);
		if (call.now().isBefore(snapshot.availableAt())) {
			throw call.failed("The InstanceSnapshot is not available yet: " + snapshot.name());
		}
		if (snapshot.attachedDisks() > 0) {
			throw call.notKept("The emulator does not restore the attached disks of a snapshot: " + snapshot.name());
		}
		return create(call, snapshot.instance().blueprint(), call.required("bundleId"));
	}

	private static Object create(LightsailCall call, Blueprint blueprint, String bundleId) {
		List<String> names = call.requiredList("instanceNames");
		if (!Bundle.exists(bundleId)) {
			throw call.invalid("The bundle does not exist: " + bundleId);
		}
		String zone = call.zone();
		String userData = JsonBody.text(call.input(), "userData");
		if (userData != null && userData.length() > MAX_USER_DATA) {
			throw call.invalid("Invalid input: userData must not be longer than " + MAX_USER_DATA + " characters");
		}
		String ipAddressType = ipAddressType(call);
		Map<String, String> tags = call.tags();
		String keyPairName = JsonBody.text(call.input(), "keyPairName");
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
			instance.tags().putAll(tags);
			instance.setUserData(userData);
			instance.setIpAddressType(ipAddressType);
			if (keyPairName != null) {
				instance.setKeyPairName(keyPairName);
			}
			instance.setPublicIp(call.region().nextPublicIp());
			instance.move(InstanceState.PENDING, InstanceState.RUNNING, call.later());
			call.region().instances(call.now()).put(name, instance);
			operations.add(call.started(instance));
		}
		return Map.of("operations", operations);
	}

	private static String ipAddressType(LightsailCall call) {
		String type = JsonBody.text(call.input(), "ipAddressType");
		return switch ((type != null) ? type : "dualstack") {
			case "dualstack" -> "dualstack";
			case "ipv4" -> "ipv4";
			case "ipv6" -> throw call.invalid("The bundle does not support the IP address type ipv6");
			default -> throw call.invalid("Invalid input: ipAddressType must be one of dualstack, ipv4 and ipv6");
		};
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
		Instance instance = call.instance();
		if (call.flag("force") && instance.state(call.now()) == InstanceState.STOPPING) {
			instance.move(InstanceState.STOPPED, InstanceState.STOPPED, call.now());
			return started(call, instance);
		}
		inState(call, InstanceState.RUNNING, "stopped");
		if (instance.staticIpName() == null) {
			// An address that is not static changes with the next start
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
		call.region().disks(instance).forEach((disk) -> disk.attach(null));
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
		return Map.of("operations", List.of(call.started(instance)));
	}

	private static Map<String, Object> state(LightsailCall call, Instance instance) {
		InstanceState state = instance.state(call.now());
		return Map.of("code", state.code(), "name", state.text());
	}

	private static Map<String, Object> describe(LightsailCall call, Instance instance) {
		Map<String, Object> result = call.describe(instance);
		result.put("blueprintId", instance.blueprint().id());
		result.put("blueprintName", instance.blueprint().name());
		result.put("bundleId", instance.bundle().id());
		result.put("isStaticIp", instance.staticIpName() != null);
		result.put("privateIpAddress", instance.privateIp());
		if (instance.publicIp() != null) {
			result.put("publicIpAddress", instance.publicIp());
		}
		result.put("ipAddressType", instance.ipAddressType());
		List<Map<String, Object>> disks = new ArrayList<>();
		disks.add(DiskOperations.describeSystemDisk(instance));
		call.region().disks(instance).forEach((disk) -> disks.add(DiskOperations.describe(call, disk)));
		result.put("hardware", Map.of("cpuCount", instance.bundle().cpus(), "ramSizeInGb", instance.bundle().ramInGb(),
				"disks", disks));
		result.put("networking",
				Map.of("monthlyTransfer", Map.of("gbPerMonthAllocated", instance.bundle().transferInGb()), "ports",
						instance.ports().stream().map(PortOperations::describeAccess).toList()));
		result.put("state", state(call, instance));
		result.put("username", instance.blueprint().userName());
		result.put("sshKeyName", instance.keyPairName());
		return result;
	}

}
