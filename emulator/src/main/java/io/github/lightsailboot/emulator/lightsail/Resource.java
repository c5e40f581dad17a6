package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something with a name in a region. No two resources of a region have the same name.
 */
interface Resource {

	/**
	 * The type, as AWS names it.
	 */
	String type();

	String name();

	Instant createdAt();

	/**
	 * The availability zone, or {@code all} for what belongs to the region.
	 */
	default String zone() {
		return "all";
	}

	/**
	 * The tags, which may be changed, or {@code null} if it can have none.
	 */
	@Nullable Map<String, String> tags();

}
