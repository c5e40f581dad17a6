package io.github.lightsailboot.mail;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SendRate}.
 */
class SendRateTests {

	private static final long START = 1_000_000_000_000L;

	private static long after(double seconds) {
		return START + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
	}

	@Test
	void isTheCeilingUntilSomethingIsThrottled() {
		assertThat(new SendRate(14).at(after(0))).isEqualTo(14);
		assertThat(new SendRate(Double.POSITIVE_INFINITY).at(after(0))).isInfinite();
	}

	@Test
	void slowsDownToWhatWasAccepted() {
		SendRate rate = new SendRate(100);
		for (int i = 0; i < 60; i++) {
			rate.accepted(after(i / 60.0), 1);
		}
		assertThat(rate.throttled(after(1), after(0.95))).isTrue();
		assertThat(rate.at(after(1))).isBetween(58.0, 60.0);
	}

	@Test
	void neverSlowsDownByMoreThanHalf() {
		SendRate rate = new SendRate(100);
		rate.throttled(after(1), after(0.95));
		assertThat(rate.at(after(1))).isEqualTo(50);
	}

	@Test
	void startsFromWhatWasAcceptedWhenThereWasNoRate() {
		SendRate rate = new SendRate(Double.POSITIVE_INFINITY);
		rate.accepted(after(0.1), 10);
		rate.accepted(after(0.2), 10);
		rate.throttled(after(0.3), after(0.25));
		assertThat(rate.at(after(0.3))).isEqualTo(16);
	}

	@Test
	void doesNotSlowDownAgainForWhatWasOnItsWay() {
		SendRate rate = new SendRate(100);
		rate.throttled(after(1), after(0.95));
		assertThat(rate.throttled(after(1.01), after(0.96))).isFalse();
		assertThat(rate.throttled(after(1.5), after(1.4))).isFalse();
		assertThat(rate.throttled(after(2.1), after(2.05))).isTrue();
		assertThat(rate.at(after(2.1))).isLessThan(50);
	}

	@Test
	void growsFastToJustBelowWhereItWasThrottledThenSlowlyPastIt() {
		SendRate rate = new SendRate(1000);
		rate.throttled(after(0), after(0));
		assertThat(rate.at(after(2))).isEqualTo(900);
		assertThat(rate.at(after(2.5))).isBetween(900.0, 930.0);
		assertThat(rate.at(after(60))).isEqualTo(1000);
	}

	@Test
	void neverStopsAltogether() {
		SendRate rate = new SendRate(1);
		for (int second = 0; second < 100; second += 2) {
			rate.throttled(after(second), after(second));
		}
		assertThat(rate.at(after(100))).isGreaterThanOrEqualTo(0.2);
	}

}
