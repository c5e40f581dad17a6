package io.github.lightsailboot.health;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What to check, and how.
 *
 * @param names the names of the checks to make
 * @param period for how long an answer is kept
 * @param timeout within which AWS has to answer
 * @param maxKeyAge the age from which an access key is reported as old, or {@code null}
 * if its age is of no interest
 */
public record CheckSettings(List<String> names, Duration period, Duration timeout, @Nullable Duration maxKeyAge) {

	public CheckSettings {
		names = List.copyOf(names);
	}

}
