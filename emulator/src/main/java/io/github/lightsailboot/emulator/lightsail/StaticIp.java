package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A static IP address.
 */
final class StaticIp implements Resource {

	private final String name;

	private final String address;

	private final Instant createdAt;

	private @Nullable String attachedTo;

	StaticIp(String name, String address, Instant createdAt) {
		this.name = name;
		this.address = address;
		this.createdAt = createdAt;
	}

	@Override
	public String type() {
		return "StaticIp";
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public @Nullable Map<String, String> tags() {
		return null;
	}

	String address() {
		return this.address;
	}

	@Override
	public Instant createdAt() {
		return this.createdAt;
	}

	@Nullable String attachedTo() {
		return this.attachedTo;
	}

	void attachTo(@Nullable String instanceName) {
		this.attachedTo = instanceName;
	}

}
