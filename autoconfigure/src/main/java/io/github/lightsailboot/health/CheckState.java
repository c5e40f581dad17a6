package io.github.lightsailboot.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.jspecify.annotations.Nullable;

/**
 * What one check has answered, what to make of it, and when to ask again. Times are
 * nanoseconds of a clock that nobody sets. Not safe for use by several threads.
 */
final class CheckState {

	private static final long FIRST_RETRY = Duration.ofSeconds(5).toNanos();

	private static final long DENIED_KEPT = Duration.ofMinutes(5).toNanos();

	private static final double JITTER = 0.1;

	private static final int STALE_PERIODS = 5;

	private static final int WAIT_PERIODS = 2;

	private final long period;

	private final DoubleSupplier random;

	private @Nullable Entry answered;

	private @Nullable Entry failed;

	private int lostInARow;

	private int failuresInARow;

	private long nextTry;

	/**
	 * Create a state without an answer.
	 * @param period how long an answer is kept
	 * @param random random numbers from 0 to 1, for jitter
	 */
	CheckState(Duration period, DoubleSupplier random) {
		this.period = period.toNanos();
		this.random = random;
	}

	void record(Answer answer, long now, Instant time) {
		Entry entry = new Entry(answer, now, time);
		if (answer.isLost() || answer.isThrottled()) {
			this.failed = entry;
			this.lostInARow = answer.isLost() ? this.lostInARow + 1 : 0;
		}
		else {
			this.answered = entry;
			this.failed = null;
			this.lostInARow = 0;
		}
		this.failuresInARow = (this.failed != null || answer.isDown()) ? this.failuresInARow + 1 : 0;
		this.nextTry = now + pause(answer);
	}

	private long pause(Answer answer) {
		if (answer.reason() == AwsFailureReason.ACCESS_DENIED) {
			return DENIED_KEPT;
		}
		if (this.failuresInARow == 0) {
			return this.period;
		}
		long pause = Math.min(FIRST_RETRY, this.period);
		for (int i = 1; i < this.failuresInARow && pause < this.period; i++) {
			pause *= 2;
		}
		pause = Math.min(pause, this.period);
		return pause - (long) (JITTER * this.random.getAsDouble() * pause);
	}

	/**
	 * Forget everything, for it concerns credentials that are no longer used.
	 */
	void drop() {
		this.answered = null;
		this.failed = null;
		this.lostInARow = 0;
		this.failuresInARow = 0;
	}

	/**
	 * Add what is learnt later about the last answer.
	 */
	void amend(Map<String, Object> details) {
		Entry answered = this.answered;
		if (answered != null) {
			Map<String, Object> all = new LinkedHashMap<>(answered.answer().details());
			all.putAll(details);
			this.answered = new Entry(new Answer(answered.answer().failure(), all), answered.at(), answered.time());
		}
	}

	boolean isDue(long now) {
		return latest() == null || now - this.nextTry >= 0;
	}

	/**
	 * Return whether the last answer is too old to be given to anybody.
	 */
	boolean isTooOld(long now) {
		Entry latest = latest();
		return latest == null || (isDue(now) && now - latest.at() > WAIT_PERIODS * this.period);
	}

	/**
	 * Return until when the result stays as it is if nothing is recorded meanwhile, and
	 * nothing is due.
	 */
	long unchangedUntil(long now) {
		Entry answered = this.answered;
		if (this.failed == null || answered == null) {
			return this.nextTry;
		}
		long staleUntil = answered.at() + STALE_PERIODS * this.period;
		return (staleUntil - now >= 0 && staleUntil - this.nextTry < 0) ? staleUntil : this.nextTry;
	}

	private @Nullable Entry latest() {
		return (this.failed != null) ? this.failed : this.answered;
	}

	@Nullable CheckResult result(long now) {
		Entry answered = this.answered;
		Entry failed = this.failed;
		if (failed == null) {
			return (answered != null) ? result(answered.answer().status(), answered) : null;
		}
		boolean stale = failed.answer().isThrottled() || this.lostInARow < 2;
		if (answered == null || !stale) {
			return result(failed.answer().status(), failed);
		}
		Map<String, Object> details = new LinkedHashMap<>();
		describe(failed.answer().failure(), details);
		details.put("stale", true);
		details.putAll(answered.answer().details());
		details.put("checkedAt", format(answered.time()));
		details.put("triedAt", format(failed.time()));
		boolean tooStale = now - answered.at() > STALE_PERIODS * this.period;
		return new CheckResult(tooStale ? CheckStatus.UNKNOWN : answered.answer().status(), failed.answer().reason(),
				details);
	}

	private static CheckResult result(CheckStatus status, Entry entry) {
		Map<String, Object> details = new LinkedHashMap<>();
		describe(entry.answer().failure(), details);
		details.putAll(entry.answer().details());
		details.put("checkedAt", format(entry.time()));
		return new CheckResult(status, entry.answer().reason(), details);
	}

	private static void describe(@Nullable AwsFailure failure, Map<String, Object> details) {
		if (failure != null) {
			details.put("reason", failure.reason().name());
			details.put("message", failure.message());
			failure.clockSkew().ifPresent((skew) -> details.put("clockSkew", ClockSkews.describe(skew)));
		}
	}

	private static String format(Instant time) {
		return time.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	/**
	 * An answer and when it came.
	 */
	private record Entry(Answer answer, long at, Instant time) {

	}

}
