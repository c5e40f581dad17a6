package io.github.lightsailboot.sample.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.springframework.stereotype.Component;

/**
 * When this application sent mails, each to one recipient. Thread-safe.
 */
@Component
public class SentMails {

	private static final Duration KEPT = History.SLOT.multipliedBy(History.SLOTS + 1);

	private final Deque<Instant> times = new ArrayDeque<>();

	private long count;

	/**
	 * Count a mail that SES accepted just now.
	 */
	public void add() {
		add(Instant.now());
	}

	synchronized void add(Instant now) {
		this.times.addLast(now);
		this.count++;
		while (this.times.getFirst().isBefore(now.minus(KEPT))) {
			this.times.removeFirst();
		}
	}

	/**
	 * Return the number of mails since the start.
	 */
	synchronized long count() {
		return this.count;
	}

	/**
	 * Return the number of mails between two times of the last 30 minutes.
	 */
	synchronized long count(Instant from, Instant until) {
		return this.times.stream().filter((time) -> !time.isBefore(from) && time.isBefore(until)).count();
	}

}
