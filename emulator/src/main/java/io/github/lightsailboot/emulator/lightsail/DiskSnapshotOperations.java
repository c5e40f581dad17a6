package io.github.lightsailboot.emulator.lightsail;

import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.JsonBody;

/**
 * Operations on snapshots of disks.
 */
final class DiskSnapshotOperations {

	private DiskSnapshotOperations() {
	}

	static void register(LightsailApi api) {
		api.add("CreateDiskSnapshot", DiskSnapshotOperations::createDiskSnapshot,
				"diskSnapshotName diskName instanceName " + LightsailCall.TAGS);
		api.add("GetDiskSnapshot", (call) -> Map.of("diskSnapshot", describe(call, snapshot(call))),
				"diskSnapshotName");
		api.add("GetDiskSnapshots", (call) -> call.page(List.copyOf(call.region().diskSnapshots().values()),
				"diskSnapshots", (snapshot) -> describe(call, snapshot)), "pageToken");
		api.add("DeleteDiskSnapshot", DiskSnapshotOperations::deleteDiskSnapshot, "diskSnapshotName");
	}

	private static Object createDiskSnapshot(LightsailCall call) {
		boolean ofInstance = JsonBody.text(call.input(), "instanceName") != null;
		if (ofInstance == (JsonBody.text(call.input(), "diskName") != null)) {
			throw call.invalid("Invalid input: exactly one of diskName and instanceName must be set");
		}
		Resource source = ofInstance ? call.instance() : DiskOperations.disk(call);
		int size = (source instanceof Instance instance) ? instance.bundle().diskInGb() : ((Disk) source).sizeInGb();
		String name = call.newName(call.required("diskSnapshotName"));
		RegionState.DiskSnapshot snapshot = new RegionState.DiskSnapshot(name, source, size, call.now(), call.later(),
				call.tags());
		call.region().diskSnapshots().put(name, snapshot);
		return Map.of("operations", List.of(call.started(snapshot)));
	}

	private static Object deleteDiskSnapshot(LightsailCall call) {
		RegionState.DiskSnapshot snapshot = snapshot(call);
		call.region().diskSnapshots().remove(snapshot.name());
		return Map.of("operations", List.of(call.done(snapshot)));
	}

	static RegionState.DiskSnapshot snapshot(LightsailCall call) {
		String name = call.required("diskSnapshotName");
		return call.found("DiskSnapshot", name, call.region().diskSnapshots().get(name));
	}

	private static Map<String, Object> describe(LightsailCall call, RegionState.DiskSnapshot snapshot) {
		boolean available = !call.now().isBefore(snapshot.availableAt());
		Map<String, Object> result = call.describe(snapshot);
		result.put("sizeInGb", snapshot.sizeInGb());
		result.put("state", available ? "completed" : "pending");
		result.put("progress", available ? "100%" : "0%");
		String source = (snapshot.source() instanceof Instance) ? "fromInstance" : "fromDisk";
		result.put(source + "Name", snapshot.source().name());
		result.put(source + "Arn", call.arn(snapshot.source()));
		result.put("isFromAutoSnapshot", false);
		return result;
	}

}
