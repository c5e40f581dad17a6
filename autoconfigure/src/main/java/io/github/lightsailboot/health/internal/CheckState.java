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
 * The results of a check with one version of the credentials, and the time at which the
 * check is due again. Times are nanoseconds of the monotonic clock.
 *
 * @param timing how long results are valid
 * @param version the version of the credentials
 * @param latest the last run, or {@code null} before the first
 * @param known the run whose status health shows, or {@code null} before the first
 * @param lostInARow how many runs in a row had no response
 * @param failuresInARow how many runs in a row failed
 * @param due when the check is due again
 */
record CheckState(Timing timing, long version, @Nullable Entry latest, @Nullable Entry known, int lostInARow,
		int failuresInARow, long due) {

	private static final long FIRST_RETRY = Duration.ofSeconds(5).toNanos();

	private static final int MAX_DOUBLINGS = 20;

	private static final long DENIED_TTL = Duration.ofMinutes(5).toNanos();

	private static final double JITTER = 0.1;

	private static final int STALE_TTLS = 5;

	private static final int WAIT_TTLS = 2;

	/**
	 * Create a state without a result.
	 * @param ttl how long a result is cached
	 * @param timeout how long a run takes while AWS does not respond
	 * @param random random numbers from 0 to 1, for jitter
	 */
	CheckState(Duration ttl, Duration timeout, DoubleSupplier random) {
		this(new Timing(ttl.toNanos(), timeout.toNanos(), random), -1, null, null, 0, 0, 0);
	}

	/**
	 * Return the state for a version of the credentials. Results of other credentials are
	 * discarded.
	 */
	CheckState of(long version) {
		return (version == this.version) ? this : new CheckState(this.timing, version, null, null, 0, 0, 0);
	}

	/**
	 * Return the state after a run of the check.
	 */
	CheckState after(CheckResult result, long version, long now, Instant time) {
		CheckState before = of(version);
		Entry latest = new Entry(result, now, time);
		boolean failed = !result.isAnswered() || result.status() == HealthStatus.DOWN;
		int lostInARow = result.isAnswered() ? 0 : before.lostInARow + (result.isLost() ? 1 : 0);
		int failuresInARow = failed ? before.failuresInARow + 1 : 0;
		Entry known = (before.known != null && before.isKept(result, lostInARow)) ? before.known : latest;
		return new CheckState(this.timing, version, latest, known, lostInARow, failuresInARow,
				now + this.timing.interval(result, failuresInARow));
	}

	/**
	 * Return whether the known status is kept after a run without a response: if AWS
	 * throttled it, or if it is the first in a row after one with a response.
	 */
	private boolean isKept(CheckResult result, int lostInARow) {
		return result.isLost() ? lostInARow < 2 && this.known != null && this.known.result().isAnswered()
				: !result.isAnswered();
	}

	boolean isDue(long now) {
		return this.latest == null || now - this.due >= 0;
	}

	/**
	 * Return whether the last result is too old to be shown without waiting for a new
	 * one. If AWS did not respond, the limit is extended by the timeout, which is the
	 * duration of such a run, so that repeated requests do not wait each time.
	 */
	boolean isTooOld(long now) {
		if (this.latest == null) {
			return true;
		}
		long hanging = this.latest.result().isAnswered() ? 0 : this.timing.timeout();
		return isDue(now) && now - this.latest.at() > WAIT_TTLS * this.timing.ttl() + hanging;
	}

	/**
	 * Return the result that health shows: the known one, with the failure of the last
	 * run if that had no response.
	 * @return the result, or {@code null} if there is none yet
	 */
	@Nullable CheckResult result(long now) {
		if (this.latest == null || this.known == null) {
			return null;
		}
		boolean stale = !this.known.equals(this.latest);
		boolean expired = stale && now - this.known.at() > STALE_TTLS * this.timing.ttl();
		AwsFailure failure = this.latest.result().failure();
		Map<String, Object> details = new LinkedHashMap<>();
		if (failure != null) {
			details.put("reason", failure.reason().name());
			details.put("message", failure.message());
			failure.clockSkew().ifPresent((skew) -> details.put("clockSkew", ClockSkew.describe(skew)));
		}
		if (stale) {
			details.put("stale", true);
		}
		details.putAll(this.known.result().details());
		details.put("checkedAt", format(this.known.time()));
		if (stale) {
			details.put("triedAt", format(this.latest.time()));
		}
		return new CheckResult(expired ? HealthStatus.UNKNOWN : this.known.result().status(), failure, details);
	}

	private static String format(Instant time) {
		return time.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	record Entry(CheckResult result, long at, Instant time) {

	}

	record Timing(long ttl, long timeout, DoubleSupplier random) {

		/**
		 * Return the time after a run at which the next one is due.
		 */
		long interval(CheckResult result, int failuresInARow) {
			if (result.reason() == AwsFailureReason.ACCESS_DENIED) {
				return DENIED_TTL;
			}
			if (failuresInARow == 0) {
				return this.ttl;
			}
			long interval = Math.min(FIRST_RETRY << Math.min(failuresInARow - 1, MAX_DOUBLINGS), this.ttl);
			return interval - (long) (JITTER * this.random.getAsDouble() * interval);
		}

	}

}
