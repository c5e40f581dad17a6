package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A disk, which can be attached to an instance.
 */
final class Disk implements Resource {

	private final String name;

	private final String zone;

	private final int sizeInGb;

	private final Instant createdAt;

	private final Instant availableAt;

	private final Map<String, String> tags = new LinkedHashMap<>();

	private @Nullable Attachment attachment;

	Disk(String name, String zone, int sizeInGb, Instant createdAt, Instant availableAt) {
		this.name = name;
		this.zone = zone;
		this.sizeInGb = sizeInGb;
		this.createdAt = createdAt;
		this.availableAt = availableAt;
	}

	@Override
	public String type() {
		return "Disk";
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String zone() {
		return this.zone;
	}

	@Override
	public Instant createdAt() {
		return this.createdAt;
	}

	@Override
	public Map<String, String> tags() {
		return this.tags;
	}

	int sizeInGb() {
		return this.sizeInGb;
	}

	@Nullable Attachment attachment() {
		return this.attachment;
	}

	@Nullable String attachedTo() {
		return (this.attachment != null) ? this.attachment.instanceName() : null;
	}

	void attach(@Nullable Attachment attachment) {
		this.attachment = attachment;
	}

	String state(Instant now) {
		if (this.attachment != null) {
			return "in-use";
		}
		return now.isBefore(this.availableAt) ? "pending" : "available";
	}

	/**
	 * The attachment of a disk.
	 *
	 * @param instanceName the instance
	 * @param path the path on the instance, such as {@code /dev/xvdf}
	 * @param mounted whether it was mounted automatically
	 */
	record Attachment(String instanceName, String path, boolean mounted) {
	}

}
