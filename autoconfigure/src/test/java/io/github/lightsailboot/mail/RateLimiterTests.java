package io.github.lightsailboot.mail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RateLimiter}.
 */
class RateLimiterTests {

	private static RateLimiter unlimited(int maxConcurrency, long maxBytes) {
		return limiter(Double.POSITIVE_INFINITY, maxConcurrency, maxBytes);
	}

	private static RateLimiter limiter(double rate, int maxConcurrency, long maxBytes) {
		return new RateLimiter(new SendRate(rate), maxConcurrency, maxBytes, System::nanoTime);
	}

	private static Permit permit(RateLimiter limiter, boolean single, int recipients) {
		return limiter.permit(single, recipients, 0, System.nanoTime() + TimeUnit.HOURS.toNanos(1));
	}

	private static Permit permitForNow(RateLimiter limiter, boolean single, int recipients, long bytes) {
		return limiter.permit(single, recipients, bytes, System.nanoTime());
	}

	private static Permit acquired(RateLimiter limiter, boolean single, int recipients, long bytes)
			throws InterruptedException {
		Permit permit = permitForNow(limiter, single, recipients, bytes);
		assertThat(limiter.acquire(permit)).isEqualTo(RateLimiter.Result.ACQUIRED);
		return permit;
	}

	@Test
	void permitsAsManyMessagesAtTheSameTimeAsAllowed() throws InterruptedException {
		RateLimiter limiter = unlimited(2, Long.MAX_VALUE);
		Permit first = acquired(limiter, false, 1, 0);
		acquired(limiter, false, 1, 0);
		assertThat(limiter.acquire(permitForNow(limiter, false, 1, 0))).isEqualTo(RateLimiter.Result.TIMED_OUT);
		limiter.release(first);
		acquired(limiter, false, 1, 0);
	}

	@Test
	void permitsAsManyBytesAsAllowedButOneMessageOfAnySize() throws InterruptedException {
		RateLimiter limiter = unlimited(16, 100);
		Permit large = acquired(limiter, false, 1, 1000);
		assertThat(limiter.acquire(permitForNow(limiter, true, 1, 50))).isEqualTo(RateLimiter.Result.TIMED_OUT);
		acquired(limiter, true, 1, 0);
		limiter.release(large);
		acquired(limiter, true, 1, 50);
	}

	@Test
	void letsASingleMessagePassThoseOfABatch() throws InterruptedException {
		RateLimiter limiter = unlimited(1, Long.MAX_VALUE);
		Permit running = acquired(limiter, false, 1, 0);
		Permit batch = permit(limiter, false, 1);
		Permit single = permit(limiter, true, 1);
		assertThat(limiter.tryAcquire(batch)).isNull();
		assertThat(limiter.tryAcquire(single)).isNull();
		limiter.release(running);
		assertThat(limiter.tryAcquire(batch)).isNull();
		assertThat(limiter.tryAcquire(single)).isEqualTo(RateLimiter.Result.ACQUIRED);
		limiter.release(single);
		assertThat(limiter.tryAcquire(batch)).isEqualTo(RateLimiter.Result.ACQUIRED);
	}

	@Test
	void permitsSingleMessagesAsManyRecipientsAsABatch() {
		RateLimiter limiter = unlimited(1, Long.MAX_VALUE);
		Permit batch = permit(limiter, false, 3);
		Permit nextOfBatch = permit(limiter, false, 3);
		assertThat(limiter.tryAcquire(batch)).isEqualTo(RateLimiter.Result.ACQUIRED);
		assertThat(limiter.tryAcquire(nextOfBatch)).isNull();
		Permit running = batch;
		for (int i = 0; i < 3; i++) {
			Permit single = permit(limiter, true, 1);
			assertThat(limiter.tryAcquire(single)).isNull();
			limiter.release(running);
			assertThat(limiter.tryAcquire(nextOfBatch)).isNull();
			assertThat(limiter.tryAcquire(single)).isEqualTo(RateLimiter.Result.ACQUIRED);
			running = single;
		}
		Permit single = permit(limiter, true, 1);
		assertThat(limiter.tryAcquire(single)).isNull();
		limiter.release(running);
		assertThat(limiter.tryAcquire(single)).isNull();
		assertThat(limiter.tryAcquire(nextOfBatch)).isEqualTo(RateLimiter.Result.ACQUIRED);
	}

	@Test
	void letsABatchPassBetweenSingleMessages() throws InterruptedException {
		RateLimiter limiter = unlimited(1, Long.MAX_VALUE);
		Permit running = acquired(limiter, true, 1, 0);
		Permit single = permit(limiter, true, 1);
		Permit batch = permit(limiter, false, 1);
		assertThat(limiter.tryAcquire(single)).isNull();
		assertThat(limiter.tryAcquire(batch)).isNull();
		limiter.release(running);
		assertThat(limiter.tryAcquire(single)).isNull();
		assertThat(limiter.tryAcquire(batch)).isEqualTo(RateLimiter.Result.ACQUIRED);
		limiter.release(batch);
		assertThat(limiter.tryAcquire(single)).isEqualTo(RateLimiter.Result.ACQUIRED);
	}

	@Test
	void permitsAThrottledMessageBeforeTheOthersOfItsQueue() throws InterruptedException {
		RateLimiter limiter = unlimited(1, Long.MAX_VALUE);
		Permit throttled = acquired(limiter, false, 1, 0);
		Permit next = permit(limiter, false, 1);
		assertThat(limiter.tryAcquire(next)).isNull();
		limiter.setRate(1_000_000);
		limiter.throttled(throttled, System.nanoTime());
		throttled.deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
		assertThat(limiter.acquire(throttled)).isEqualTo(RateLimiter.Result.ACQUIRED);
		assertThat(limiter.tryAcquire(next)).isNull();
		limiter.release(throttled);
		assertThat(limiter.acquire(next)).isEqualTo(RateLimiter.Result.ACQUIRED);
	}

	@Test
	void countsRecipients() {
		AtomicLong clock = new AtomicLong();
		RateLimiter limiter = new RateLimiter(new SendRate(10), 16, Long.MAX_VALUE, clock::get);
		clock.set(TimeUnit.SECONDS.toNanos(1));
		assertThat(limiter.tryAcquire(limiter.permit(false, 5, 0, Long.MAX_VALUE)))
			.isEqualTo(RateLimiter.Result.ACQUIRED);
		Permit next = limiter.permit(false, 1, 0, Long.MAX_VALUE);
		clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(450));
		assertThat(limiter.tryAcquire(next)).isNull();
		clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
		assertThat(limiter.tryAcquire(next)).isEqualTo(RateLimiter.Result.ACQUIRED);
	}

	@Test
	void makesUpForTheStartHoweverSlowlyMessagesCome() {
		AtomicLong clock = new AtomicLong();
		RateLimiter limiter = new RateLimiter(new SendRate(1), 1000, Long.MAX_VALUE, clock::get);
		clock.set(TimeUnit.SECONDS.toNanos(1));
		limiter.setRate(100);
		for (int i = 0; i < 90; i++) {
			assertThat(limiter.tryAcquire(limiter.permit(false, 1, 0, Long.MAX_VALUE)))
				.isEqualTo(RateLimiter.Result.ACQUIRED);
			clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(5));
		}
	}

	@Test
	void makesUpForNothingOnceThrottled() {
		AtomicLong clock = new AtomicLong();
		RateLimiter limiter = new RateLimiter(new SendRate(1), 1000, Long.MAX_VALUE, clock::get);
		clock.set(TimeUnit.SECONDS.toNanos(1));
		limiter.setRate(100);
		Permit first = limiter.permit(false, 1, 0, Long.MAX_VALUE);
		assertThat(limiter.tryAcquire(first)).isEqualTo(RateLimiter.Result.ACQUIRED);
		limiter.throttled(first, clock.get());
		limiter.release(first);
		int permitted = 0;
		while (limiter.tryAcquire(limiter.permit(true, 1, 0, Long.MAX_VALUE)) == RateLimiter.Result.ACQUIRED) {
			permitted++;
		}
		assertThat(permitted).isLessThan(4);
	}

	@Test
	void permitsAMessageWithMoreRecipientsThanTheRate() throws InterruptedException {
		RateLimiter limiter = limiter(10, 16, Long.MAX_VALUE);
		assertThat(limiter.acquire(permit(limiter, true, 50))).isEqualTo(RateLimiter.Result.ACQUIRED);
		assertThat(limiter.acquire(permitForNow(limiter, true, 1, 0))).isEqualTo(RateLimiter.Result.TIMED_OUT);
	}

	@Test
	void keepsNoPlaceForAnInterruptedThread() throws InterruptedException {
		RateLimiter limiter = unlimited(1, Long.MAX_VALUE);
		Permit permit = permit(limiter, true, 1);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> limiter.acquire(permit));
		acquired(limiter, true, 1, 0);
	}

	@Test
	void keepsNoPlaceForAMessageThatGaveUp() throws InterruptedException {
		RateLimiter limiter = unlimited(1, Long.MAX_VALUE);
		Permit running = acquired(limiter, true, 1, 0);
		assertThat(limiter.acquire(permitForNow(limiter, true, 1, 0))).isEqualTo(RateLimiter.Result.TIMED_OUT);
		limiter.release(running);
		acquired(limiter, true, 1, 0);
	}

	@Test
	void releasesAPermitOnce() throws InterruptedException {
		RateLimiter limiter = unlimited(1, 100);
		Permit permit = acquired(limiter, true, 1, 100);
		limiter.release(permit);
		limiter.release(permit);
		acquired(limiter, true, 1, 100);
		assertThat(limiter.acquire(permitForNow(limiter, true, 1, 0))).isEqualTo(RateLimiter.Result.TIMED_OUT);
	}

	@Test
	void permitsNothingOnceClosed() throws InterruptedException {
		RateLimiter limiter = unlimited(1, Long.MAX_VALUE);
		limiter.close();
		assertThat(limiter.acquire(permit(limiter, true, 1))).isEqualTo(RateLimiter.Result.CLOSED);
	}

	@Test
	void permitsOnlySingleMessagesOnceBatchesAreStopped() throws InterruptedException {
		RateLimiter limiter = unlimited(2, Long.MAX_VALUE);
		limiter.stopBatches();
		assertThat(limiter.acquire(permit(limiter, false, 1))).isEqualTo(RateLimiter.Result.CLOSED);
		acquired(limiter, true, 1, 0);
	}

}
