package io.github.lightsailboot.benchmarks.mail;

import java.time.Duration;
import java.util.function.IntConsumer;

import com.google.common.util.concurrent.RateLimiter;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

/**
 * Limiters of libraries. Each waits until that many recipients may be sent to.
 */
final class Limiters {

	/**
	 * A limiter that allows what the account does is throttled, whoever it is from.
	 */
	private static final double JUST_UNDER = 0.97;

	private static final Duration LONG = Duration.ofMinutes(10);

	private Limiters() {
	}

	static IntConsumer bucket4j(double toldRate) {
		Duration each = each(toldRate);
		Bucket bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(50).refillGreedy(1, each).initialTokens(1))
			.build();
		return (recipients) -> bucket.asBlocking().consumeUninterruptibly(recipients);
	}

	static IntConsumer resilience4j(double toldRate) {
		io.github.resilience4j.ratelimiter.RateLimiter limiter = io.github.resilience4j.ratelimiter.RateLimiter.of(
				"mail",
				RateLimiterConfig.custom()
					.limitForPeriod(1)
					.limitRefreshPeriod(each(toldRate))
					.timeoutDuration(LONG)
					.build());
		return (recipients) -> {
			if (!limiter.acquirePermission(recipients)) {
				throw new IllegalStateException("No permission");
			}
		};
	}

	static IntConsumer failsafe(double toldRate) {
		dev.failsafe.RateLimiter<Object> limiter = dev.failsafe.RateLimiter.smoothBuilder(each(toldRate)).build();
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
	static IntConsumer guava(double toldRate) {
		RateLimiter limiter = RateLimiter.create(JUST_UNDER * toldRate);
		return limiter::acquire;
	}

	private static Duration each(double toldRate) {
		return Duration.ofNanos((long) (1e9 / (JUST_UNDER * toldRate)));
	}

}
