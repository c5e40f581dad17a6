package io.github.lightsailboot.emulator.ses;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The quota of an account: recipients in 24 hours, and recipients per second.
 */
final class SendQuota {

	private final InstantSource clock;

	private final Deque<Sent> sent = new ArrayDeque<>();

	private long sentSince;

	private double sentBefore;

	private double max24HourSend;

	private double maxSendRate;

	private double tokens;

	private long refilledAt = System.nanoTime();

	SendQuota(InstantSource clock) {
		this.clock = clock;
	}

	synchronized double getMax24HourSend() {
		return this.max24HourSend;
	}

	synchronized void setMax24HourSend(double max24HourSend) {
		this.max24HourSend = max24HourSend;
	}

	synchronized double getMaxSendRate() {
		return this.maxSendRate;
	}

	synchronized void setMaxSendRate(double maxSendRate) {
		if (!(maxSendRate > 0)) {
			throw new IllegalArgumentException("maxSendRate must be above 0, not " + maxSendRate);
		}
		this.maxSendRate = maxSendRate;
		this.tokens = Math.max(1, maxSendRate);
	}

	synchronized double getSentLast24Hours() {
		Instant start = this.clock.instant().minus(Duration.ofHours(24));
		while (!this.sent.isEmpty() && this.sent.getFirst().at().isBefore(start)) {
			this.sentSince -= this.sent.removeFirst().recipients();
		}
		return this.sentBefore + this.sentSince;
	}

	synchronized void setSentLast24Hours(double sentLast24Hours) {
		this.sent.clear();
		this.sentSince = 0;
		this.sentBefore = sentLast24Hours;
	}

	/**
	 * Send to recipients, if the quota allows it.
	 * @param recipients the number of recipients
	 * @param counted how many of them count towards the 24 hours
	 */
	synchronized Verdict send(int recipients, int counted) {
		if (this.max24HourSend >= 0 && getSentLast24Hours() + counted > this.max24HourSend) {
			return Verdict.QUOTA_EXHAUSTED;
		}
		long now = System.nanoTime();
		double burst = Math.max(1, this.maxSendRate);
		this.tokens = Math.min(burst, this.tokens + (now - this.refilledAt) / 1e9 * this.maxSendRate);
		this.refilledAt = now;
		// A message with more recipients than the rate is sent, and delays the next one
		if (this.tokens < Math.min(recipients, burst)) {
			return Verdict.RATE_EXCEEDED;
		}
		this.tokens -= recipients;
		count(counted);
		return Verdict.ACCEPTED;
	}

	private void count(int counted) {
		// At most one entry per second, regardless of the number of mails
		Instant second = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		Sent last = this.sent.peekLast();
		if (last != null && last.at().equals(second)) {
			this.sent.removeLast();
			this.sent.addLast(new Sent(second, last.recipients() + counted));
		}
		else {
			this.sent.addLast(new Sent(second, counted));
		}
		this.sentSince += counted;
	}

	enum Verdict {

		ACCEPTED, RATE_EXCEEDED, QUOTA_EXHAUSTED

	}

	private record Sent(Instant at, int recipients) {
	}

}
