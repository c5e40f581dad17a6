package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;

/**
 * An instance, whose state moves on with the clock.
 */
final class Instance {

	private final String name;

	private final String zone;

	private final String publicIp;

	private final String privateIp;

	private final Instant createdAt;

	private InstanceState state;

	private InstanceState nextState;

	private Instant nextStateAt;

	Instance(String name, String zone, String publicIp, String privateIp, Instant createdAt, InstanceState state) {
		this.name = name;
		this.zone = zone;
		this.publicIp = publicIp;
		this.privateIp = privateIp;
		this.createdAt = createdAt;
		this.state = state;
		this.nextState = state;
		this.nextStateAt = createdAt;
	}

	String name() {
		return this.name;
	}

	String zone() {
		return this.zone;
	}

	String publicIp() {
		return this.publicIp;
	}

	String privateIp() {
		return this.privateIp;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	synchronized InstanceState state(Instant now) {
		if (!now.isBefore(this.nextStateAt)) {
			this.state = this.nextState;
		}
		return this.state;
	}

	synchronized boolean move(Instant now, InstanceState from, InstanceState through, InstanceState to, Instant at) {
		if (state(now) != from) {
			return false;
		}
		this.state = through;
		this.nextState = to;
		this.nextStateAt = at;
		return true;
	}

}
