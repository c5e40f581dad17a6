package io.github.lightsailboot.emulator.lightsail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations on disks.
 */
final class DiskOperations {

	private static final int MIN_SIZE = 8;

	private static final int MAX_SIZE = 16_384;

	private DiskOperations() {
	}

	static void register(LightsailApi api) {
		api.add("CreateDisk", DiskOperations::createDisk, "diskName availabilityZone sizeInGb " + LightsailCall.TAGS);
		api.add("CreateDiskFromSnapshot", DiskOperations::createDiskFromSnapshot,
				"diskName diskSnapshotName availabilityZone sizeInGb " + LightsailCall.TAGS);
		api.add("AttachDisk", DiskOperations::attachDisk, "diskName instanceName diskPath autoMounting");
		api.add("DetachDisk", DiskOperations::detachDisk, "diskName");
		// There are no add-ons to delete
		api.add("DeleteDisk", DiskOperations::deleteDisk, "diskName forceDeleteAddOns");
		api.add("GetDisk", (call) -> Map.of("disk", describe(call, disk(call))), "diskName");
		api.add("GetDisks", (call) -> call.page(List.copyOf(call.region().disks().values()), "disks",
				(disk) -> describe(call, disk)), "pageToken");
	}

	private static Object createDisk(LightsailCall call) {
		return create(call, call.requiredInteger("sizeInGb", MIN_SIZE, MAX_SIZE));
	}

	private static Object createDiskFromSnapshot(LightsailCall call) {
		RegionState.DiskSnapshot snapshot = DiskSnapshotOperations.snapshot(call);
		if (call.now().isBefore(snapshot.availableAt())) {
			throw call.failed("The DiskSnapshot is not available yet: " + snapshot.name());
		}
		return create(call, call.requiredInteger("sizeInGb", snapshot.sizeInGb(), MAX_SIZE));
	}

	private static Object create(LightsailCall call, int sizeInGb) {
		String name = call.newName(call.required("diskName"));
		Disk disk = new Disk(name, call.zone(), sizeInGb, call.now(), call.later());
		disk.tags().putAll(call.tags());
		call.region().disks().put(name, disk);
		return Map.of("operations", List.of(call.started(disk)));
	}

	private static Object attachDisk(LightsailCall call) {
		Disk disk = disk(call);
		Instance instance = call.instance();
		String path = call.required("diskPath");
		String state = disk.state(call.now());
		if (!state.equals("available")) {
			throw call.failed("The Disk cannot be attached while it is " + state + ": " + disk.name());
		}
		if (!disk.zone().equals(instance.zone())) {
			throw call.invalid("The Disk and the Instance are in different availability zones: " + disk.zone() + ", "
					+ instance.zone());
		}
		if (path.equals(Instance.SYSTEM_DISK) || call.region().disks(instance).stream().anyMatch((other) -> {
			Disk.Attachment attachment = other.attachment();
			return attachment != null && attachment.path().equals(path);
		})) {
			throw call.invalid("The disk path is in use already: " + path);
		}
		disk.attach(new Disk.Attachment(instance.name(), path, call.flag("autoMounting")));
		return Map.of("operations", List.of(call.started(disk)));
	}

	private static Object detachDisk(LightsailCall call) {
		Disk disk = disk(call);
		String instanceName = disk.attachedTo();
		if (instanceName == null) {
			throw call.failed("The Disk is not attached: " + disk.name());
		}
		Instance instance = call.region().instances(call.now()).get(instanceName);
		if (instance != null && instance.state(call.now()) != InstanceState.STOPPED) {
			throw call.failed("The Instance must be stopped before the Disk is detached: " + instanceName);
		}
		disk.attach(null);
		return Map.of("operations", List.of(call.started(disk)));
	}

	private static Object deleteDisk(LightsailCall call) {
		Disk disk = disk(call);
		if (disk.attachedTo() != null) {
			throw call.failed("The Disk is attached: " + disk.name());
		}
		call.region().disks().remove(disk.name());
		return Map.of("operations", List.of(call.done(disk)));
	}

	static Disk disk(LightsailCall call) {
		String name = call.required("diskName");
		return call.found("Disk", name, call.region().disks().get(name));
	}

	static Map<String, Object> describe(LightsailCall call, Disk disk) {
		Map<String, Object> result = call.describe(disk);
		result.put("sizeInGb", disk.sizeInGb());
		result.put("isSystemDisk", false);
		result.put("iops", 100);
		result.put("state", disk.state(call.now()));
		result.put("addOns", List.of());
		Disk.Attachment attachment = disk.attachment();
		result.put("isAttached", attachment != null);
		if (attachment != null) {
			result.put("attachedTo", attachment.instanceName());
			result.put("path", attachment.path());
			result.put("autoMountStatus", attachment.mounted() ? "Mounted" : "NotMounted");
		}
		return result;
	}

	static Map<String, Object> describeSystemDisk(Instance instance) {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("sizeInGb", instance.bundle().diskInGb());
		result.put("isSystemDisk", true);
		result.put("path", Instance.SYSTEM_DISK);
		result.put("attachedTo", instance.name());
		result.put("attachmentState", "attached");
		return result;
	}

}
