package io.github.lightsailboot.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of the checks: one for ages, which nobody sets, and one for what people
 * read.
 *
 * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()} gives it
 * @param instantSource the time of day
 */
record CheckTime(LongSupplier nanoTime, InstantSource instantSource) {

	static final CheckTime SYSTEM = new CheckTime(System::nanoTime, InstantSource.system());

	long nanos() {
		return this.nanoTime.getAsLong();
	}

	Instant instant() {
		return this.instantSource.instant();
	}

}
