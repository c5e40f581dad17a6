package io.github.lightsailboot.health.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of the checks: a monotonic one for ages, because the time of day may be
 * corrected, and the time of day for output.
 *
 * @param monotonic the time in nanoseconds, as {@link System#nanoTime()} returns it
 * @param timeOfDay the time of day
 */
public record CheckClock(LongSupplier monotonic, InstantSource timeOfDay) {

	/**
	 * The clocks of this machine.
	 */
	public static final CheckClock SYSTEM = new CheckClock(System::nanoTime, InstantSource.system());

	long nanos() {
		return this.monotonic.getAsLong();
	}

	Instant instant() {
		return this.timeOfDay.instant();
	}

}
