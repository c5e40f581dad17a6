package io.github.lightsailboot.emulator.lightsail;

import java.util.List;
import java.util.Map;

/**
 * Operations on snapshots of instances.
 */
final class SnapshotOperations {

	private SnapshotOperations() {
	}

	static void register(LightsailApi api) {
		api.add("CreateInstanceSnapshot", SnapshotOperations::createInstanceSnapshot,
				"instanceSnapshotName instanceName " + LightsailCall.TAGS);
		api.add("GetInstanceSnapshot", (call) -> Map.of("instanceSnapshot", describe(call, snapshot(call))),
				"instanceSnapshotName");
		api.add("GetInstanceSnapshots", (call) -> call.page(List.copyOf(call.region().snapshots().values()),
				"instanceSnapshots", (snapshot) -> describe(call, snapshot)), "pageToken");
		api.add("DeleteInstanceSnapshot", SnapshotOperations::deleteInstanceSnapshot, "instanceSnapshotName");
	}

	private static Object createInstanceSnapshot(LightsailCall call) {
		Instance instance = call.instance();
		String name = call.newName(call.required("instanceSnapshotName"));
		RegionState.Snapshot snapshot = new RegionState.Snapshot(name, instance, call.region().disks(instance).size(),
				call.now(), call.later(), call.tags());
		call.region().snapshots().put(name, snapshot);
		return Map.of("operations", List.of(call.started(snapshot)));
	}

	private static Object deleteInstanceSnapshot(LightsailCall call) {
		RegionState.Snapshot snapshot = snapshot(call);
		call.region().snapshots().remove(snapshot.name());
		return Map.of("operations", List.of(call.done(snapshot)));
	}

	static RegionState.Snapshot snapshot(LightsailCall call) {
		String name = call.required("instanceSnapshotName");
		return call.found("InstanceSnapshot", name, call.region().snapshots().get(name));
	}

	private static Map<String, Object> describe(LightsailCall call, RegionState.Snapshot snapshot) {
		boolean available = !call.now().isBefore(snapshot.availableAt());
		Instance instance = snapshot.instance();
		Map<String, Object> result = call.describe(snapshot);
		result.put("state", available ? "available" : "pending");
		result.put("progress", available ? "100%" : "0%");
		result.put("fromInstanceName", instance.name());
		result.put("fromInstanceArn", call.arn(instance));
		result.put("fromBlueprintId", instance.blueprint().id());
		result.put("fromBundleId", instance.bundle().id());
		result.put("isFromAutoSnapshot", false);
		result.put("sizeInGb", instance.bundle().diskInGb());
		return result;
	}

}
