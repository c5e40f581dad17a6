package io.github.lightsailboot.mail;

/**
 * Token bucket with a rate that changes. One token is one recipient. Times are those of
 * {@link System#nanoTime()}. Not thread-safe.
 */
final class TokenBucket {

	/**
	 * Capacity, in seconds of the rate, to catch up after a permit was used late.
	 */
	private static final double CATCH_UP_SECONDS = 0.025;

	/**
	 * Capacity, in seconds of the rate, to catch up once the rate is known.
	 */
	private static final double START_SECONDS = 0.5;

	/**
	 * Time limit for that. It is long because the first messages of a JVM are slow.
	 */
	private static final double START_LIMIT_SECONDS = 2;

	private final SendRate rate;

	private final long createdAt;

	private boolean rateKnown;

	private boolean starting;

	private long startedAt;

	private double tokens;

	private long refilledAt;

	TokenBucket(SendRate rate, long now) {
		this.rate = rate;
		this.createdAt = now;
		this.refilledAt = now;
	}

	/**
	 * Set the maximum rate. The first call adds tokens for the time since this bucket was
	 * created.
	 */
	void setRate(double recipientsPerSecond, long now) {
		refill(now);
		this.rate.setCeiling(recipientsPerSecond);
		if (!this.rateKnown && !Double.isInfinite(recipientsPerSecond)) {
			this.tokens += Math.min(START_SECONDS, (now - this.createdAt) / SendRate.SECOND) * this.rate.at(now);
			this.starting = true;
			this.startedAt = now;
		}
		this.rateKnown = true;
	}

	void accepted(int recipients, long now) {
		this.rate.accepted(now, recipients);
	}

	void throttled(long sentAt, long now) {
		this.starting = false;
		refill(now);
		this.rate.throttled(now, sentAt);
		this.tokens = Math.min(this.tokens, this.rate.at(now) * CATCH_UP_SECONDS);
	}

	/**
	 * Return how long a message has to wait for its tokens. One with several recipients
	 * is not sent early.
	 * @return nanoseconds, 0 if the message is due
	 */
	long nanosUntilDue(int recipients, long now) {
		refill(now);
		double rate = this.rate.at(now);
		if (Double.isInfinite(rate)) {
			return 0;
		}
		double missing = Math.min(recipients - 1.0, rate * CATCH_UP_SECONDS) - this.tokens;
		return (missing <= 0) ? 0 : Math.max(1, (long) (missing / rate * SendRate.SECOND));
	}

	void take(int recipients) {
		this.tokens -= recipients;
	}

	private void refill(long now) {
		double rate = this.rate.at(now);
		this.starting = this.starting && now - this.startedAt < START_LIMIT_SECONDS * SendRate.SECOND;
		double most = rate * (this.starting ? START_SECONDS : CATCH_UP_SECONDS);
		if (Double.isInfinite(rate)) {
			this.tokens = 0;
		}
		else if (this.tokens < most) {
			this.tokens = Math.min(most, this.tokens + rate * (now - this.refilledAt) / SendRate.SECOND);
		}
		this.refilledAt = now;
	}

}
