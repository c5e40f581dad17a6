package io.github.lightsailboot.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

/**
 * The clock of one emulator, which a test can turn. It shows the system's time until it
 * is told otherwise. Signatures, expiry, the states of instances and the {@code Date}
 * header follow it.
 */
public final class EmulatorClock implements InstantSource {

	private final InstantSource source;

	private Duration offset = Duration.ZERO;

	private @Nullable Instant frozenAt;

	/**
	 * Create a clock that shows the given time until it is turned.
	 * @param source the time to start from
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
	 * Turn the clock forward, or back if the duration is negative.
	 * @param duration how far
	 */
	public synchronized void advance(Duration duration) {
		this.offset = this.offset.plus(duration);
	}

	/**
	 * Turn the clock to the given time, from which it goes on.
	 * @param instant the time to show now
	 */
	public synchronized void set(Instant instant) {
		Instant base = (this.frozenAt != null) ? this.frozenAt : this.source.instant();
		this.offset = Duration.between(base, instant);
	}

	/**
	 * Stop the clock where it is. {@link #advance} and {@link #set} still turn it.
	 */
	public synchronized void freeze() {
		if (this.frozenAt == null) {
			this.frozenAt = this.source.instant();
		}
	}

	/**
	 * Show the system's time again, and go on.
	 */
	public synchronized void reset() {
		this.offset = Duration.ZERO;
		this.frozenAt = null;
	}

}
