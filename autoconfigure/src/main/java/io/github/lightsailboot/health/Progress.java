package io.github.lightsailboot.health;

import java.time.Duration;

/**
 * How far one try has got. A time limit is one for what this JVM waits for: what it takes
 * to load classes and to build clients, which is long in a cold JVM on a busy machine,
 * says nothing of AWS.
 */
final class Progress {

	/**
	 * What comes on top of the time limit while this JVM works. After that something
	 * hangs.
	 */
	static final Duration WORK = Duration.ofSeconds(10);

	/**
	 * What comes on top of the time limit for who waits for the answer.
	 */
	private static final Duration GRACE = Duration.ofMillis(300);

	/**
	 * Between two looks whether a request has left, once there is no other time to look.
	 */
	private static final long STEP = Duration.ofMillis(50).toNanos();

	private final Duration timeout;

	private final long startedAt = System.nanoTime();

	private boolean waiting = true;

	private long waitingSince = this.startedAt;

	/**
	 * Start a try, which waits for credentials first.
	 * @param timeout how long to wait
	 */
	Progress(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * There are credentials: a request is prepared.
	 */
	synchronized void working() {
		this.waiting = false;
	}

	/**
	 * A request leaves. If there are several, the wait is that for the answer to all of
	 * them.
	 */
	synchronized void sent() {
		if (!this.waiting) {
			this.waiting = true;
			this.waitingSince = System.nanoTime();
		}
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.startedAt);
	}

	/**
	 * Return whether there was no answer in time. Who waits for one cannot always wait
	 * until the limit is over, and is told so if most of it is.
	 */
	synchronized boolean isOverdue() {
		long now = System.nanoTime();
		if (!this.waiting) {
			return now - this.startedAt >= this.timeout.plus(WORK).toNanos();
		}
		long waited = now - this.waitingSince;
		return waited >= this.timeout.toNanos()
				|| (patience(now) <= 0 && waited >= this.timeout.multipliedBy(2).dividedBy(3).toNanos());
	}

	/**
	 * Return how long to wait from now on before asking this again, for a request may
	 * leave meanwhile.
	 * @return the time in nanoseconds, not positive if nobody may be kept waiting longer
	 */
	synchronized long patience() {
		long now = System.nanoTime();
		long patience = patience(now);
		long rest = this.waitingSince + this.timeout.toNanos() - now;
		return (this.waiting || rest > 0) ? Math.min(patience, rest) : Math.min(patience, STEP);
	}

	private long patience(long now) {
		return this.startedAt + this.timeout.plus(GRACE).toNanos() - now;
	}

}
