package io.github.lightsailboot.sample.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What the checks reported in the last 30 minutes, in slots of 30 seconds. Not
 * thread-safe.
 */
class History {

	static final Duration SLOT = Duration.ofSeconds(30);

	static final int SLOTS = 60;

	private final TreeMap<Instant, Entry> entries = new TreeMap<>();

	/**
	 * Add a report. Several in one slot count as the worst of them. A check without a
	 * result does not count.
	 */
	void add(Instant at, HealthView health) {
		Instant start = start(at);
		Entry entry = this.entries.computeIfAbsent(start, (key) -> new Entry());
		health.checks().forEach((name, check) -> {
			if (check.details().containsKey("checkedAt")) {
				entry.checks.merge(name, new TimeSlot.Check(check.status(), check.latencyInMillis()),
						TimeSlot.Check::worse);
			}
		});
		HealthView.Check ses = health.checks().get("ses");
		if (ses != null && ses.details().get("sentLast24Hours") instanceof Number sent) {
			entry.sentLast24Hours = sent.doubleValue();
		}
		this.entries.headMap(start.minus(SLOT.multipliedBy(SLOTS))).clear();
	}

	/**
	 * Return all slots up to the present one, oldest first, also those without a report.
	 */
	List<TimeSlot> until(Instant now, SentMails mails) {
		Instant last = start(now);
		return IntStream.rangeClosed(1, SLOTS)
			.mapToObj((number) -> slot(last.minus(SLOT.multipliedBy(SLOTS - number)), mails))
			.toList();
	}

	private TimeSlot slot(Instant start, SentMails mails) {
		Entry entry = this.entries.getOrDefault(start, new Entry());
		Instant end = start.plus(SLOT);
		return new TimeSlot(start, Map.copyOf(entry.checks), mails.count(end.minus(Duration.ofMinutes(1)), end),
				entry.sentLast24Hours);
	}

	private static Instant start(Instant at) {
		long seconds = at.getEpochSecond();
		return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, SLOT.toSeconds()));
	}

	private static final class Entry {

		private final Map<String, TimeSlot.Check> checks = new HashMap<>();

		private @Nullable Double sentLast24Hours;

	}

}
