package io.github.lightsailboot.mail;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many recipients per second may be sent to, as learned from what SES throttles.
 * Every throttling slows down to what SES was seen to accept; then the rate grows fast to
 * just below where it was throttled, slowly past it, and faster the longer nothing
 * happens. Several senders that do so share what there is. Times are those of
 * {@link System#nanoTime()}. Not thread-safe.
 */
final class SendRate {

	static final double SECOND = 1_000_000_000.0;

	private static final double SLOWEST = 0.2;

	/**
	 * How long the rate takes to grow to just below where it was throttled.
	 */
	private static final double RECOVERY_SECONDS = 2;

	/**
	 * Below this rate, one second says too little about what is accepted.
	 */
	private static final double COUNTABLE = 5;

	private final Deque<Accepted> accepted = new ArrayDeque<>();

	private double ceiling;

	private boolean throttled;

	private long throttledAt;

	private double floor;

	private double peak;

	SendRate(double ceiling) {
		this.ceiling = ceiling;
	}

	/**
	 * Set the rate that is never exceeded.
	 * @param ceiling recipients per second, or {@link Double#POSITIVE_INFINITY}
	 */
	void setCeiling(double ceiling) {
		this.ceiling = ceiling;
	}

	/**
	 * Return the rate at a time.
	 * @param now the time
	 * @return recipients per second, or {@link Double#POSITIVE_INFINITY}
	 */
	double at(long now) {
		if (!this.throttled) {
			return this.ceiling;
		}
		double seconds = (now - this.throttledAt) / SECOND;
		double near = Math.max(this.floor, 0.9 * this.peak);
		double rate = this.floor + (near - this.floor) * Math.min(1, seconds / RECOVERY_SECONDS);
		double more = seconds - RECOVERY_SECONDS;
		if (more > 0) {
			rate += this.peak * 0.1 * more * more;
		}
		return Math.min(this.ceiling, rate);
	}

	/**
	 * SES accepted a message.
	 * @param now the time
	 * @param recipients how many recipients it has
	 */
	void accepted(long now, int recipients) {
		forget(now);
		this.accepted.addLast(new Accepted(now, recipients));
	}

	/**
	 * SES throttled a message.
	 * @param now the time
	 * @param sentAt when its request was sent
	 * @return whether the rate was changed: what was on its way when it last was does not
	 * change it again
	 */
	boolean throttled(long now, long sentAt) {
		if (this.throttled && (sentAt - this.throttledAt < 0 || now - this.throttledAt < SECOND)) {
			return false;
		}
		forget(now);
		int recent = this.accepted.stream().mapToInt(Accepted::recipients).sum();
		double rate = at(now);
		if (Double.isInfinite(rate)) {
			this.peak = Math.max(1, recent);
			this.floor = Math.max(1, 0.8 * recent);
		}
		else {
			this.peak = rate;
			this.floor = (rate < COUNTABLE) ? 0.85 * rate : Math.max(0.5 * rate, Math.min(0.8 * rate, recent));
		}
		this.floor = Math.max(Math.min(SLOWEST, this.ceiling), this.floor);
		this.throttled = true;
		this.throttledAt = now;
		return true;
	}

	private void forget(long now) {
		while (!this.accepted.isEmpty() && now - this.accepted.getFirst().at() > SECOND) {
			this.accepted.removeFirst();
		}
	}

	private record Accepted(long at, int recipients) {
	}

}
