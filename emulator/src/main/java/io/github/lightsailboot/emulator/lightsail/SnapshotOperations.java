package io.github.lightsailboot.emulator.lightsail;

import java.util.List;
import java.util.Map;

/**
 * Operations on snapshots of instances.
 */
final class SnapshotOperations {

	private static final String TYPE = "InstanceSnapshot";

	private SnapshotOperations() {
	}

	static void register(Map<String, Handler> handlers) {
		handlers.put("CreateInstanceSnapshot", SnapshotOperations::createInstanceSnapshot);
		handlers.put("GetInstanceSnapshot", (call) -> Map.of("instanceSnapshot", describe(call, snapshot(call))));
		handlers.put("GetInstanceSnapshots", (call) -> call.page(List.copyOf(call.region().snapshots().values()),
				"instanceSnapshots", (snapshot) -> describe(call, snapshot)));
		handlers.put("DeleteInstanceSnapshot", SnapshotOperations::deleteInstanceSnapshot);
	}

	private static Object createInstanceSnapshot(LightsailCall call) {
		Instance instance = call.instance();
		String name = call.newName(call.required("instanceSnapshotName"));
		call.region()
			.snapshots()
			.put(name,
					new RegionState.Snapshot(name, instance.name(),
							call.arn("Instance", instance.name(), instance.createdAt()), instance.blueprint(),
							instance.bundle(), call.now(), call.later(), call.tags()));
		return Map.of("operations", List.of(call.started(TYPE, name, "all")));
	}

	private static Object deleteInstanceSnapshot(LightsailCall call) {
		RegionState.Snapshot snapshot = snapshot(call);
		call.region().snapshots().remove(snapshot.name());
		return Map.of("operations", List.of(call.done(TYPE, snapshot.name(), "all")));
	}

	private static RegionState.Snapshot snapshot(LightsailCall call) {
		String name = call.required("instanceSnapshotName");
		return call.found(TYPE, name, call.region().snapshots().get(name));
	}

	private static Map<String, Object> describe(LightsailCall call, RegionState.Snapshot snapshot) {
		boolean available = !call.now().isBefore(snapshot.availableAt());
		Map<String, Object> result = call.describe(TYPE, snapshot.name(), snapshot.createdAt(), "all");
		result.put("tags", LightsailCall.describe(snapshot.tags()));
		result.put("state", available ? "available" : "pending");
		result.put("progress", available ? "100%" : "0%");
		result.put("fromInstanceName", snapshot.instanceName());
		result.put("fromInstanceArn", snapshot.instanceArn());
		result.put("fromBlueprintId", snapshot.blueprint().id());
		result.put("fromBundleId", snapshot.bundle().id());
		result.put("isFromAutoSnapshot", false);
		result.put("sizeInGb", snapshot.bundle().diskInGb());
		return result;
	}

}
