package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The resources of one region.
 */
final class RegionState {

	private final Lightsail lightsail;

	private final String region;

	private final InstantSource clock;

	private final Map<String, Instance> instances = new LinkedHashMap<>();

	RegionState(Lightsail lightsail, String region, InstantSource clock) {
		this.lightsail = lightsail;
		this.region = region;
		this.clock = clock;
		Instant createdAt = clock.instant();
		add(new Instance("web-1", region + "a", "203.0.113.10", "172.26.0.10", createdAt, InstanceState.RUNNING));
		add(new Instance("worker-1", region + "a", "203.0.113.11", "172.26.0.11", createdAt, InstanceState.STOPPED));
	}

	private void add(Instance instance) {
		this.instances.put(instance.name(), instance);
	}

	String region() {
		return this.region;
	}

	synchronized List<Instance> instances() {
		return new ArrayList<>(this.instances.values());
	}

	synchronized @Nullable Instance instance(String name) {
		return this.instances.get(name);
	}

	Instant transitionEnd() {
		return this.clock.instant().plus(this.lightsail.getTransitionTime());
	}

}
