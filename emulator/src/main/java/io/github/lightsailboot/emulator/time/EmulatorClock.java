package io.github.lightsailboot.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

/**
 * The clock of an emulator, which a test can change. It initially shows the system's
 * time. Signatures, expiry, the states of instances and the {@code Date} header use it.
 */
public final class EmulatorClock implements InstantSource {

	private final InstantSource source;

	private Duration offset = Duration.ZERO;

	private @Nullable Instant frozenAt;

	/**
	 * Create a clock that initially shows the time of another clock.
	 * @param source the other clock
	 */
	public EmulatorClock(InstantSource source) {
		this.source = source;
	}

	@Override
	public synchronized Instant instant() {
		Instant base = (this.frozenAt != null) ? this.frozenAt : this.source.instant();
		return base.plus(this.offset);
	}

	/**
	 * Advance the clock, or set it back if the duration is negative.
	 * @param duration the duration
	 */
	public synchronized void advance(Duration duration) {
		this.offset = this.offset.plus(duration);
	}

	/**
	 * Set the clock to a time, from which it continues.
	 * @param instant the time
	 */
	public synchronized void set(Instant instant) {
		Instant base = (this.frozenAt != null) ? this.frozenAt : this.source.instant();
		this.offset = Duration.between(base, instant);
	}

	/**
	 * Stop the clock at its current time. {@link #advance} and {@link #set} still change
	 * it.
	 */
	public synchronized void freeze() {
		if (this.frozenAt == null) {
			this.frozenAt = this.source.instant();
		}
	}

	/**
	 * Show the system's time again and continue.
	 */
	public synchronized void reset() {
		this.offset = Duration.ZERO;
		this.frozenAt = null;
	}

}
