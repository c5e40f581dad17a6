package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An address that stays.
 */
final class StaticIp {

	private final String name;

	private final String address;

	private final Instant createdAt;

	private @Nullable String attachedTo;

	StaticIp(String name, String address, Instant createdAt) {
		this.name = name;
		this.address = address;
		this.createdAt = createdAt;
	}

	String name() {
		return this.name;
	}

	String address() {
		return this.address;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	@Nullable String attachedTo() {
		return this.attachedTo;
	}

	void attachTo(@Nullable String instanceName) {
		this.attachedTo = instanceName;
	}

}
