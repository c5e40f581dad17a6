package io.github.lightsailboot.benchmarks.mail;

import java.time.Duration;
import java.util.function.IntConsumer;

import com.google.common.util.concurrent.RateLimiter;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

/**
 * Rate limiters of libraries. Each waits for a permit for the given number of recipients.
 */
final class Limiters {

	/**
	 * A limiter with exactly the account's rate is throttled, whichever library it is
	 * from.
	 */
	private static final double JUST_UNDER = 0.97;

	private static final Duration LONG = Duration.ofMinutes(10);

	private Limiters() {
	}

	static IntConsumer bucket4j(double reportedRate) {
		Duration each = each(reportedRate);
		Bucket bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(50).refillGreedy(1, each).initialTokens(1))
			.build();
		return (recipients) -> bucket.asBlocking().consumeUninterruptibly(recipients);
	}

	static IntConsumer resilience4j(double reportedRate) {
		io.github.resilience4j.ratelimiter.RateLimiter limiter = io.github.resilience4j.ratelimiter.RateLimiter.of(
				"mail",
				RateLimiterConfig.custom()
					.limitForPeriod(1)
					.limitRefreshPeriod(each(reportedRate))
					.timeoutDuration(LONG)
					.build());
		return (recipients) -> {
			if (!limiter.acquirePermission(recipients)) {
				throw new IllegalStateException("No permit");
			}
		};
	}

	static IntConsumer failsafe(double reportedRate) {
		dev.failsafe.RateLimiter<Object> limiter = dev.failsafe.RateLimiter.smoothBuilder(each(reportedRate)).build();
		return (recipients) -> {
			try {
				limiter.acquirePermits(recipients);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		};
	}

	@SuppressWarnings("UnstableApiUsage")
	static IntConsumer guava(double reportedRate) {
		RateLimiter limiter = RateLimiter.create(JUST_UNDER * reportedRate);
		return limiter::acquire;
	}

	private static Duration each(double reportedRate) {
		return Duration.ofNanos((long) (1e9 / (JUST_UNDER * reportedRate)));
	}

}
