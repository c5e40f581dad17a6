package io.github.lightsailboot.sample.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the data of the charts.
 */
class HistoryTests {

	private static final Instant NOW = Instant.parse("2026-01-01T12:00:10Z");

	private final History history = new History();

	@Test
	void hasSixtySlotsBeforeTheFirstReport() {
		assertThat(slots(NOW)).hasSize(60).allSatisfy((slot) -> assertThat(slot.checks()).isEmpty());
		assertThat(slots(NOW).get(59).at()).isEqualTo("2026-01-01T12:00:00Z");
		assertThat(slots(NOW).get(0).at()).isEqualTo("2026-01-01T11:30:30Z");
	}

	@Test
	void slotShowsTheWorstReport() {
		this.history.add(NOW, report("UP", "12ms"));
		this.history.add(NOW.plusSeconds(5), report("DOWN", "3s"));
		this.history.add(NOW.plusSeconds(10), report("UP", "9ms"));
		assertThat(slots(NOW).get(59).checks()).containsExactly(Map.entry("ses", new TimeSlot.Check("DOWN", 3000L)));
		assertThat(slots(NOW).get(59).sentLast24Hours()).isEqualTo(7.0);
	}

	@Test
	void checkThatWasNotMadeYetDoesNotCount() {
		this.history.add(NOW, new HealthView("UP", Map.of("ses", new HealthView.Check("UNKNOWN", Map.of()))));
		assertThat(slots(NOW).get(59).checks()).isEmpty();
	}

	@Test
	void reportsMoveOutAfterThirtyMinutes() {
		this.history.add(NOW, report("UP", "12ms"));
		Instant later = NOW.plus(Duration.ofMinutes(29));
		assertThat(slots(later).get(1).checks()).containsKey("ses");
		assertThat(slots(later.plusSeconds(60))).allSatisfy((slot) -> assertThat(slot.checks()).isEmpty());
	}

	@Test
	void slotCountsTheMailsOfItsMinute() {
		SentMails mails = new SentMails();
		mails.add(NOW.minusSeconds(30));
		mails.add(NOW);
		assertThat(this.history.until(NOW.plusSeconds(30), mails).subList(57, 60)).extracting(TimeSlot::mailsPerMinute)
			.containsExactly(1L, 2L, 1L);
	}

	private List<TimeSlot> slots(Instant now) {
		return this.history.until(now, new SentMails());
	}

	private static HealthView report(String status, String latency) {
		return new HealthView("UP", Map.of("ses", new HealthView.Check(status,
				Map.of("latency", latency, "checkedAt", NOW.toString(), "sentLast24Hours", 7.0))));
	}

}
