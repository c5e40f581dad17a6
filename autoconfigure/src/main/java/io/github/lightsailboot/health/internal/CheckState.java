package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a check has found with one version of the credentials, what health shows of it,
 * and when the check is due again. Immutable. Times are nanoseconds of the monotonic
 * clock.
 */
final class CheckState {

	private static final long FIRST_RETRY = Duration.ofSeconds(5).toNanos();

	private static final long DENIED_TTL = Duration.ofMinutes(5).toNanos();

	private static final double JITTER = 0.1;

	private static final int STALE_TTLS = 5;

	private static final int WAIT_TTLS = 2;

	private final long ttl;

	private final long timeout;

	private final DoubleSupplier random;

	private final long version;

	private final @Nullable Entry answered;

	private final @Nullable Entry unanswered;

	private final int lostInARow;

	private final int failuresInARow;

	private final long due;

	private final @Nullable CheckResult shown;

	private CheckState(CheckState before, long version, @Nullable Entry answered, @Nullable Entry unanswered,
			int lostInARow, int failuresInARow, long due) {
		this.ttl = before.ttl;
		this.timeout = before.timeout;
		this.random = before.random;
		this.version = version;
		this.answered = answered;
		this.unanswered = unanswered;
		this.lostInARow = lostInARow;
		this.failuresInARow = failuresInARow;
		this.due = due;
		this.shown = show();
	}

	/**
	 * Create a state without a result.
	 * @param ttl how long a result is cached
	 * @param timeout how long a run takes while AWS hangs
	 * @param random random numbers from 0 to 1, for jitter
	 */
	CheckState(Duration ttl, Duration timeout, DoubleSupplier random) {
		this.ttl = ttl.toNanos();
		this.timeout = timeout.toNanos();
		this.random = random;
		this.version = -1;
		this.answered = null;
		this.unanswered = null;
		this.lostInARow = 0;
		this.failuresInARow = 0;
		this.due = 0;
		this.shown = null;
	}

	/**
	 * Return the version of the credentials that the results belong to.
	 */
	long version() {
		return this.version;
	}

	/**
	 * Return the state after a run of the check. Results of other credentials are
	 * dropped.
	 */
	CheckState after(CheckResult result, long version, long now, Instant time) {
		boolean same = version == this.version;
		boolean lost = result.isLost();
		boolean noAnswer = lost || result.reason() == AwsFailureReason.THROTTLED;
		Entry entry = new Entry(result, now, time);
		boolean failed = noAnswer || result.status() == HealthStatus.DOWN;
		int failures = failed ? 1 + (same ? this.failuresInARow : 0) : 0;
		return new CheckState(this, version, noAnswer ? (same ? this.answered : null) : entry, noAnswer ? entry : null,
				lost ? 1 + (same ? this.lostInARow : 0) : 0, failures, now + interval(result, failures));
	}

	private long interval(CheckResult result, int failures) {
		if (result.reason() == AwsFailureReason.ACCESS_DENIED) {
			return DENIED_TTL;
		}
		if (failures == 0) {
			return this.ttl;
		}
		long interval = Math.min(FIRST_RETRY, this.ttl);
		for (int i = 1; i < failures && interval < this.ttl; i++) {
			interval *= 2;
		}
		interval = Math.min(interval, this.ttl);
		return interval - (long) (JITTER * this.random.getAsDouble() * interval);
	}

	boolean isDue(long now) {
		return this.shown == null || now - this.due >= 0;
	}

	/**
	 * Return whether the last result is too old to be shown without a wait for a new one.
	 * If AWS did not answer, that is later by the timeout: while AWS hangs, a run takes
	 * that long, and nobody who requests health again and again waits for it each time.
	 */
	boolean isTooOld(long now) {
		long limit = WAIT_TTLS * this.ttl;
		if (this.unanswered != null) {
			return isDue(now) && now - this.unanswered.at() > limit + this.timeout;
		}
		return this.answered == null || (isDue(now) && now - this.answered.at() > limit);
	}

	/**
	 * Return what health shows.
	 * @return the result, or {@code null} if there is none yet
	 */
	@Nullable CheckResult result(long now) {
		CheckResult shown = this.shown;
		Entry answered = this.answered;
		if (shown != null && answered != null && isStale() && now - answered.at() > STALE_TTLS * this.ttl) {
			return new CheckResult(HealthStatus.UNKNOWN, shown.failure(), shown.details());
		}
		return shown;
	}

	/**
	 * Whether there is an answer that the last run could not replace.
	 */
	private boolean isStale() {
		return this.unanswered != null && this.answered != null && this.lostInARow < 2;
	}

	private @Nullable CheckResult show() {
		Entry answered = this.answered;
		Entry unanswered = this.unanswered;
		if (answered == null || unanswered == null || !isStale()) {
			Entry latest = (unanswered != null) ? unanswered : answered;
			return (latest != null) ? show(latest, latest.result().failure(), Map.of(), Map.of()) : null;
		}
		return show(answered, unanswered.result().failure(), Map.of("stale", true),
				Map.of("triedAt", format(unanswered.time())));
	}

	private static CheckResult show(Entry known, @Nullable AwsFailure failure, Map<String, Object> before,
			Map<String, Object> after) {
		Map<String, Object> details = new LinkedHashMap<>();
		if (failure != null) {
			details.put("reason", failure.reason().name());
			details.put("message", failure.message());
			failure.clockSkew().ifPresent((skew) -> details.put("clockSkew", ClockSkew.describe(skew)));
		}
		details.putAll(before);
		details.putAll(known.result().details());
		details.put("checkedAt", format(known.time()));
		details.putAll(after);
		return new CheckResult(known.result().status(), failure, details);
	}

	private static String format(Instant time) {
		return time.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	private record Entry(CheckResult result, long at, Instant time) {

	}

}
