package io.github.lightsailboot.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Simulates, on a clock of its own, senders that share the rate of one account.
 */
class SharedRateTests {

	private static final long MILLISECOND = 1_000_000;

	private static final long LATENCY = 50 * MILLISECOND;

	@Test
	void threeInstancesShareASmallRate() {
		for (int seed = 0; seed < 20; seed++) {
			assertThat(new Simulation(14, 14, seed).seconds(3, 150)).as("seed %d", seed).isLessThan(36);
		}
	}

	@Test
	void threeInstancesShareALargeRate() {
		assertThat(new Simulation(100, 100, 0).seconds(3, 600)).isLessThan(22);
	}

	@Test
	void findsTheRateWhereLessIsAllowedThanReported() {
		assertThat(new Simulation(40, 100, 0).seconds(1, 1000)).isLessThan(25.5);
	}

	@Test
	void firstMailsMakeUpForTheTimeUntilTheRateIsKnown() {
		assertThat(new Simulation(100, 100, 0).seconds(1, 200)).isLessThan(2.2);
	}

	/**
	 * An account that allows a rate, with one second's worth at once, and reports another
	 * one, in steps of a millisecond.
	 */
	private static final class Simulation {

		private final double rate;

		private final double reportedRate;

		private final int seed;

		private long now;

		private double tokens;

		Simulation(double rate, double reportedRate, int seed) {
			this.rate = rate;
			this.reportedRate = reportedRate;
			this.seed = seed;
			this.tokens = rate;
		}

		/**
		 * Return how long a number of instances take to send a number of mails each.
		 */
		double seconds(int instances, int mails) {
			List<Instance> all = new ArrayList<>();
			for (int i = 0; i < instances; i++) {
				all.add(new Instance((200 + (this.seed * 7 + i * 3) % 11) * MILLISECOND, mails));
			}
			while (all.stream().anyMatch((instance) -> instance.accepted < mails)) {
				this.now += MILLISECOND;
				this.tokens = Math.min(this.rate, this.tokens + this.rate / 1000);
				Collections.rotate(all, 1);
				all.forEach(Instance::step);
			}
			return this.now / 1e9;
		}

		private boolean accepts() {
			if (this.tokens < 1) {
				return false;
			}
			this.tokens--;
			return true;
		}

		/**
		 * One sender and its batch, of which one message at a time waits for its first
		 * permit.
		 */
		private final class Instance {

			private final RateLimiter limiter = new RateLimiter(new SendRate(AccountRate.UNTIL_KNOWN), 16,
					Long.MAX_VALUE, () -> Simulation.this.now);

			private final Deque<Permit> throttled = new ArrayDeque<>();

			private final Deque<Request> requests = new ArrayDeque<>();

			private final long reportAt;

			private @Nullable Permit next;

			private int left;

			private int accepted;

			Instance(long reportAt, int mails) {
				this.reportAt = reportAt;
				this.left = mails;
			}

			void step() {
				if (Simulation.this.now == this.reportAt) {
					this.limiter.setRate(0.97 * Simulation.this.reportedRate);
				}
				while (!this.requests.isEmpty() && this.requests.getFirst().sentAt() + LATENCY <= Simulation.this.now) {
					answer(this.requests.removeFirst());
				}
				List.copyOf(this.throttled).forEach((permit) -> {
					if (this.limiter.tryAcquire(permit) == RateLimiter.Result.ACQUIRED) {
						this.throttled.remove(permit);
						request(permit);
					}
				});
				Permit next = next();
				while (next != null && this.limiter.tryAcquire(next) == RateLimiter.Result.ACQUIRED) {
					request(next);
					this.next = null;
					next = next();
				}
			}

			private @Nullable Permit next() {
				if (this.next == null && this.left > 0) {
					this.left--;
					this.next = this.limiter.permit(false, 1, 0, Long.MAX_VALUE / 4);
				}
				return this.next;
			}

			private void request(Permit permit) {
				this.requests.addLast(new Request(permit, Simulation.this.now, accepts()));
			}

			private void answer(Request request) {
				if (request.accepted()) {
					this.limiter.accepted(request.permit());
					this.limiter.release(request.permit());
					this.accepted++;
				}
				else {
					this.limiter.throttled(request.permit(), request.sentAt());
					this.throttled.add(request.permit());
				}
			}

		}

		private record Request(Permit permit, long sentAt, boolean accepted) {

		}

	}

}
