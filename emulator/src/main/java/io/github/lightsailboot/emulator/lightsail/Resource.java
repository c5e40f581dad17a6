package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A named resource of a region. Names are unique in a region.
 */
interface Resource {

	/**
	 * Return the type, by its name in AWS.
	 */
	String type();

	String name();

	Instant createdAt();

	/**
	 * Return the availability zone, or {@code all} for a regional resource.
	 */
	default String zone() {
		return "all";
	}

	/**
	 * Return the mutable tags, or {@code null} if it cannot have tags.
	 */
	@Nullable Map<String, String> tags();

}
