package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The resources of one region. Callers must hold its lock.
 */
final class RegionState {

	private static final int KEPT_OPERATIONS = 1000;

	private final String region;

	private final Map<String, Instance> instances = new LinkedHashMap<>();

	private final Map<String, StaticIp> staticIps = new LinkedHashMap<>();

	private final Map<String, KeyPair> keyPairs = new LinkedHashMap<>();

	private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

	private final Map<String, Disk> disks = new LinkedHashMap<>();

	private final Map<String, DiskSnapshot> diskSnapshots = new LinkedHashMap<>();

	private final Deque<Operation> operations = new ArrayDeque<>();

	private int addresses = 9;

	RegionState(String region, Instant createdAt) {
		this.region = region;
		seed("web-1", InstanceState.RUNNING, createdAt);
		seed("worker-1", InstanceState.STOPPED, createdAt);
	}

	private void seed(String name, InstanceState state, Instant createdAt) {
		Instance instance = new Instance(name, this.region + "a", Blueprint.find("amazon_linux_2023"),
				Bundle.find("nano_3_0"), createdAt, nextPrivateIp());
		instance.move(state, state, createdAt);
		if (state == InstanceState.RUNNING) {
			instance.setPublicIp(nextPublicIp());
		}
		this.instances.put(name, instance);
	}

	String region() {
		return this.region;
	}

	/**
	 * Return the instances that exist at this time, by name.
	 */
	Map<String, Instance> instances(Instant now) {
		this.instances.values().removeIf((instance) -> instance.isGone(now));
		return this.instances;
	}

	Map<String, StaticIp> staticIps() {
		return this.staticIps;
	}

	Map<String, KeyPair> keyPairs() {
		return this.keyPairs;
	}

	Map<String, Snapshot> snapshots() {
		return this.snapshots;
	}

	Map<String, Disk> disks() {
		return this.disks;
	}

	/**
	 * Return the disks of an instance, without its system disk.
	 */
	List<Disk> disks(Instance instance) {
		return this.disks.values().stream().filter((disk) -> instance.name().equals(disk.attachedTo())).toList();
	}

	Map<String, DiskSnapshot> diskSnapshots() {
		return this.diskSnapshots;
	}

	/**
	 * Return all resources that exist at this time.
	 */
	Stream<Resource> resources(Instant now) {
		return Stream.of(instances(now), this.staticIps, this.keyPairs, this.snapshots, this.disks, this.diskSnapshots)
			.flatMap((resources) -> resources.values().stream());
	}

	@Nullable Resource find(String name, Instant now) {
		return resources(now).filter((resource) -> resource.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Return the next address from a block that is reserved for documentation (RFC 5737).
	 */
	String nextPublicIp() {
		return "203.0.113." + (1 + this.addresses++ % 254);
	}

	String nextPrivateIp() {
		return "172.26.0." + (1 + this.addresses++ % 254);
	}

	void add(Operation operation) {
		if (this.operations.size() >= KEPT_OPERATIONS) {
			this.operations.removeLast();
		}
		this.operations.addFirst(operation);
	}

	/**
	 * Return the operations, newest first.
	 */
	List<Operation> operations() {
		return List.copyOf(this.operations);
	}

	record Operation(String id, String resourceType, String resourceName, String zone, String operationType,
			Instant createdAt, Instant doneAt) {
	}

	record KeyPair(String name, String fingerprint, Instant createdAt, Map<String, String> tags) implements Resource {

		@Override
		public String type() {
			return "KeyPair";
		}

	}

	record Snapshot(String name, Instance instance, int attachedDisks, Instant createdAt, Instant availableAt,
			Map<String, String> tags) implements Resource {

		@Override
		public String type() {
			return "InstanceSnapshot";
		}

	}

	/**
	 * A copy of a disk, or of the system disk of an instance.
	 */
	record DiskSnapshot(String name, Resource source, int sizeInGb, Instant createdAt, Instant availableAt,
			Map<String, String> tags) implements Resource {

		@Override
		public String type() {
			return "DiskSnapshot";
		}

	}

}
