package io.github.lightsailboot.mail;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Rate in recipients per second, adapted to the throttling of SES. When SES throttles,
 * the rate drops to about what SES has just accepted. It then grows quickly to just below
 * the rate that was throttled, slowly beyond it, and faster the longer SES does not
 * throttle. Several senders that do so share the rate of an account. Times are those of
 * {@link System#nanoTime()}. Not thread-safe.
 */
final class SendRate {

	static final double SECOND = 1_000_000_000.0;

	private static final double SLOWEST = 0.2;

	/**
	 * Time in which the rate grows to just below the one that was throttled.
	 */
	private static final double RECOVERY_SECONDS = 2;

	/**
	 * Below this rate, too few recipients are accepted in a second to derive a rate from.
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
	 * Set the maximum rate.
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
	 * Record that SES accepted a message.
	 * @param now the time
	 * @param recipients the number of recipients
	 */
	void accepted(long now, int recipients) {
		forget(now);
		this.accepted.addLast(new Accepted(now, recipients));
	}

	/**
	 * Record that SES throttled a message.
	 * @param now the time
	 * @param sentAt the time at which the request was sent
	 * @return whether the rate was changed, which a request that was sent before the last
	 * change does not do
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
