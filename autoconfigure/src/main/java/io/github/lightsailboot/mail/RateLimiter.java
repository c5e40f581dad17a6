package io.github.lightsailboot.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Limits the rate in recipients per second, and the number and memory of messages that
 * are sent at the same time. Single messages and those of batches wait in two queues that
 * are served alternately, with as many recipients from each, so a single message waits
 * for one message of a batch and not for all of them. A throttled message goes to the
 * head of its queue.
 *
 * <p>
 * The limiters of libraries assign a time to each caller, in the order of the calls and
 * at a fixed rate. With them, a single message would wait behind an earlier batch, and
 * the rate would not decrease when SES throttles.
 */
final class RateLimiter {

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Permit> singles = new ArrayDeque<>();

	private final Deque<Permit> batches = new ArrayDeque<>();

	private final TokenBucket bucket;

	private final int maxConcurrency;

	private final long maxBytes;

	private final LongSupplier clock;

	private int running;

	private long bytes;

	/**
	 * The number of recipients by which batches are ahead of single messages.
	 */
	private long lead;

	private boolean batchesStopped;

	private boolean closed;

	/**
	 * Create a rate limiter.
	 * @param rate the rate in recipients per second
	 * @param maxConcurrency the maximum number of messages that are sent at the same time
	 * @param maxBytes the maximum memory of these messages; a single one may need more
	 * @param clock the time in nanoseconds
	 */
	RateLimiter(SendRate rate, int maxConcurrency, long maxBytes, LongSupplier clock) {
		this.bucket = new TokenBucket(rate, clock.getAsLong());
		this.maxConcurrency = maxConcurrency;
		this.maxBytes = maxBytes;
		this.clock = clock;
	}

	/**
	 * Result of an attempt to acquire a permit.
	 */
	enum Result {

		ACQUIRED, TIMED_OUT, CLOSED

	}

	/**
	 * Create a permit for a message. It has to be acquired, and then released.
	 * @param single whether the message is sent alone
	 * @param recipients the number of recipients
	 * @param bytes the memory that the message needs while it is sent
	 * @param deadline the end of the wait, on the clock of this limiter
	 */
	Permit permit(boolean single, int recipients, long bytes, long deadline) {
		return new Permit(this.lock.newCondition(), single, recipients, bytes, deadline);
	}

	/**
	 * Wait for the permit of a message.
	 * @param permit the permit of the message
	 * @return whether it was acquired, or why not
	 * @throws InterruptedException if interrupted while waiting
	 */
	Result acquire(Permit permit) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			Result result = tryAcquire(permit);
			while (result == null) {
				permit.changed.awaitNanos(nanosToWait(permit));
				result = tryAcquire(permit);
			}
			return result;
		}
		finally {
			leaveQueue(permit);
			this.lock.unlock();
		}
	}

	/**
	 * Enter the queue, and acquire the permit if it is due.
	 * @return the result, or {@code null} if the message has to wait
	 */
	@Nullable Result tryAcquire(Permit permit) {
		this.lock.lock();
		try {
			if (this.closed || (this.batchesStopped && !permit.single)) {
				return Result.CLOSED;
			}
			enterQueue(permit);
			long now = this.clock.getAsLong();
			if (next() == permit && this.bucket.nanosUntilDue(permit.recipients, now) == 0) {
				start(permit);
				return Result.ACQUIRED;
			}
			return (permit.deadline - now <= 0) ? Result.TIMED_OUT : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return the maximum time to wait before the next {@link #tryAcquire}.
	 */
	private long nanosToWait(Permit permit) {
		long now = this.clock.getAsLong();
		return (next() == permit) ? Math.min(permit.deadline - now, this.bucket.nanosUntilDue(permit.recipients, now))
				: permit.deadline - now;
	}

	private void start(Permit permit) {
		this.bucket.take(permit.recipients);
		if (permit.single) {
			this.lead = Math.max(0, this.lead - permit.recipients);
		}
		else {
			this.lead = Math.max(this.lead, permit.recipients);
		}
		permit.running = true;
		this.running++;
		if (!permit.holdsBytes) {
			permit.holdsBytes = true;
			this.bytes += permit.bytes;
		}
		leaveQueue(permit);
	}

	private void enterQueue(Permit permit) {
		if (permit.waiting) {
			return;
		}
		permit.waiting = true;
		if (permit.throttled) {
			queue(permit).addFirst(permit);
		}
		else {
			queue(permit).addLast(permit);
		}
	}

	private void leaveQueue(Permit permit) {
		if (permit.waiting) {
			permit.waiting = false;
			queue(permit).remove(permit);
			signalNext();
		}
	}

	private Deque<Permit> queue(Permit permit) {
		return permit.single ? this.singles : this.batches;
	}

	/**
	 * Return the next permit for which number and memory are within the limits.
	 */
	private @Nullable Permit next() {
		Permit first = ((this.lead > 0) ? this.singles : this.batches).peekFirst();
		Permit second = ((this.lead > 0) ? this.batches : this.singles).peekFirst();
		if (first != null && hasRoom(first)) {
			return first;
		}
		return (second != null && hasRoom(second)) ? second : null;
	}

	private boolean hasRoom(Permit permit) {
		return this.running < this.maxConcurrency && (permit.holdsBytes || permit.bytes == 0 || this.bytes == 0
				|| this.bytes + permit.bytes <= this.maxBytes);
	}

	private void signalNext() {
		Permit next = next();
		if (next != null) {
			next.changed.signal();
		}
	}

	/**
	 * Record that SES accepted a message.
	 */
	void accepted(Permit permit) {
		guarded(() -> this.bucket.accepted(permit.recipients, this.clock.getAsLong()));
	}

	/**
	 * Record that SES throttled a message, whose permit has to be acquired again.
	 * @param permit the permit of the message
	 * @param sentAt the time at which the request was sent
	 */
	void throttled(Permit permit, long sentAt) {
		guarded(() -> {
			this.bucket.throttled(sentAt, this.clock.getAsLong());
			permit.throttled = true;
			stop(permit);
			signalNext();
		});
	}

	/**
	 * Release a permit and its memory. Without effect if it was not acquired.
	 */
	void release(Permit permit) {
		guarded(() -> {
			stop(permit);
			if (permit.holdsBytes) {
				permit.holdsBytes = false;
				this.bytes -= permit.bytes;
			}
			signalNext();
		});
	}

	private void stop(Permit permit) {
		if (permit.running) {
			permit.running = false;
			this.running--;
		}
	}

	/**
	 * Set the maximum rate.
	 * @param recipientsPerSecond the rate, or {@link Double#POSITIVE_INFINITY}
	 */
	void setRate(double recipientsPerSecond) {
		guarded(() -> {
			this.bucket.setRate(recipientsPerSecond, this.clock.getAsLong());
			signalNext();
		});
	}

	/**
	 * Permit no further message of a batch.
	 */
	void stopBatches() {
		guarded(() -> {
			this.batchesStopped = true;
			this.batches.forEach((permit) -> permit.changed.signal());
		});
	}

	/**
	 * Permit no further message.
	 */
	void close() {
		guarded(() -> {
			this.closed = true;
			this.batches.forEach((permit) -> permit.changed.signal());
			this.singles.forEach((permit) -> permit.changed.signal());
		});
	}

	private void guarded(Runnable change) {
		this.lock.lock();
		try {
			change.run();
		}
		finally {
			this.lock.unlock();
		}
	}

}
