package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.List;

import io.github.lightsailboot.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the checks.
 *
 * @param checks the checks, in the order in which health shows them
 * @param ttl how long a result is cached
 * @param timeout the timeout of a check
 * @param maxKeyAge the age from which an access key is reported as old, or {@code null}
 * if its age is not checked
 * @param from the default sender, or {@code null} if there is none
 */
public record CheckSettings(List<HealthCheck> checks, Duration ttl, Duration timeout, @Nullable Duration maxKeyAge,
		@Nullable String from) {

	public CheckSettings {
		checks = List.copyOf(checks);
	}

}
