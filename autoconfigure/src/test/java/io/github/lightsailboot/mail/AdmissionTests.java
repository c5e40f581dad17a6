package io.github.lightsailboot.mail;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Admission}.
 */
class AdmissionTests {

	private static final long LONG = TimeUnit.HOURS.toNanos(1);

	private static Admission unlimited(int maxConcurrency, long maxBytes) {
		return new Admission(new SendRate(Double.POSITIVE_INFINITY), maxConcurrency, maxBytes);
	}

	private static Admission.Grant grant(Admission.Turn turn) throws InterruptedException {
		return turn.await(System.nanoTime() + LONG);
	}

	private static Admission.Grant grantNow(Admission.Turn turn) throws InterruptedException {
		return turn.await(System.nanoTime());
	}

	@Test
	void admitsAsManyAsAllowedAtTheSameTime() throws InterruptedException {
		Admission admission = unlimited(2, Long.MAX_VALUE);
		Admission.Turn first = admission.enqueue(false, 1, 0);
		assertThat(grant(first)).isEqualTo(Admission.Grant.GRANTED);
		assertThat(grant(admission.enqueue(false, 1, 0))).isEqualTo(Admission.Grant.GRANTED);
		assertThat(grantNow(admission.enqueue(false, 1, 0))).isEqualTo(Admission.Grant.TIMED_OUT);
		first.finish(true);
		assertThat(grantNow(admission.enqueue(false, 1, 0))).isEqualTo(Admission.Grant.GRANTED);
	}

	@Test
	void admitsAsManyBytesAsAllowedButOneMessageOfAnySize() throws InterruptedException {
		Admission admission = unlimited(16, 100);
		Admission.Turn large = admission.enqueue(false, 1, 1000);
		assertThat(grantNow(large)).isEqualTo(Admission.Grant.GRANTED);
		assertThat(grantNow(admission.enqueue(true, 1, 50))).isEqualTo(Admission.Grant.TIMED_OUT);
		assertThat(grantNow(admission.enqueue(true, 1, 0))).isEqualTo(Admission.Grant.GRANTED);
		large.finish(true);
		assertThat(grantNow(admission.enqueue(true, 1, 50))).isEqualTo(Admission.Grant.GRANTED);
	}

	@Test
	void letsASingleMessagePassThoseOfABatch() throws InterruptedException {
		Admission admission = unlimited(1, Long.MAX_VALUE);
		Admission.Turn running = admission.enqueue(false, 1, 0);
		grant(running);
		Admission.Turn batch = admission.enqueue(false, 1, 0);
		Admission.Turn single = admission.enqueue(true, 1, 0);
		running.finish(true);
		assertThat(grantNow(single)).isEqualTo(Admission.Grant.GRANTED);
		single.finish(true);
		assertThat(grantNow(batch)).isEqualTo(Admission.Grant.GRANTED);
	}

	@Test
	void letsABatchHaveItsTurnBetweenSingleMessages() throws InterruptedException {
		Admission admission = unlimited(1, Long.MAX_VALUE);
		Admission.Turn running = admission.enqueue(true, 1, 0);
		grant(running);
		Admission.Turn single = admission.enqueue(true, 1, 0);
		Admission.Turn batch = admission.enqueue(false, 1, 0);
		running.finish(true);
		assertThat(grantNow(batch)).isEqualTo(Admission.Grant.GRANTED);
		batch.finish(true);
		assertThat(grantNow(single)).isEqualTo(Admission.Grant.GRANTED);
	}

	@Test
	void letsAThrottledMessageBeTheFirstToGoOutAgain() throws InterruptedException {
		Admission admission = unlimited(1, Long.MAX_VALUE);
		Admission.Turn throttled = admission.enqueue(false, 1, 0);
		grant(throttled);
		Admission.Turn next = admission.enqueue(false, 1, 0);
		throttled.requeue();
		assertThat(grantNow(throttled)).isEqualTo(Admission.Grant.GRANTED);
		throttled.finish(true);
		assertThat(grantNow(next)).isEqualTo(Admission.Grant.GRANTED);
	}

	@Test
	void countsRecipients() throws InterruptedException {
		Admission admission = new Admission(new SendRate(10), 16, Long.MAX_VALUE);
		grant(admission.enqueue(false, 5, 0));
		long start = System.nanoTime();
		grant(admission.enqueue(false, 1, 0));
		assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(400));
	}

	@Test
	void admitsAMessageWithMoreRecipientsThanTheRate() throws InterruptedException {
		Admission admission = new Admission(new SendRate(10), 16, Long.MAX_VALUE);
		assertThat(grant(admission.enqueue(true, 50, 0))).isEqualTo(Admission.Grant.GRANTED);
		assertThat(grantNow(admission.enqueue(true, 1, 0))).isEqualTo(Admission.Grant.TIMED_OUT);
	}

	@Test
	void givesUpThePlaceOfAnInterruptedThread() throws InterruptedException {
		Admission admission = unlimited(1, Long.MAX_VALUE);
		Admission.Turn turn = admission.enqueue(true, 1, 0);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> grant(turn));
		assertThat(grantNow(admission.enqueue(true, 1, 0))).isEqualTo(Admission.Grant.GRANTED);
	}

	@Test
	void admitsNothingOnceClosed() throws InterruptedException {
		Admission admission = unlimited(1, Long.MAX_VALUE);
		Admission.Turn running = admission.enqueue(true, 1, 0);
		grant(running);
		assertThat(admission.close(0)).isFalse();
		assertThat(grant(admission.enqueue(true, 1, 0))).isEqualTo(Admission.Grant.CLOSED);
		assertThat(admission.pause(LONG)).isFalse();
		running.finish(true);
		assertThat(admission.close(0)).isTrue();
	}

}
