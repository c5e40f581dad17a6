package io.github.lightsailboot.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Limits how many messages are sent in a second, counted in recipients, and how many at
 * the same time, in number and in bytes. Single messages and those of batches wait in two
 * queues that take turns, so that a single message waits for one message of a batch and
 * not for all of them. A throttled message is the first of its queue.
 *
 * <p>
 * The limiters of libraries give each caller a time when it calls, in the order of the
 * calls and at a known rate: a single message would wait behind a batch that called
 * before, and nothing would slow down when SES throttles.
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

	private boolean lastWasSingle;

	private boolean batchesStopped;

	private boolean closed;

	/**
	 * Create a rate limiter.
	 * @param rate the rate in recipients per second
	 * @param maxConcurrency how many messages are sent at the same time at most
	 * @param maxBytes how much memory they need at most; one of any size is permitted
	 * @param clock the time in nanoseconds
	 */
	RateLimiter(SendRate rate, int maxConcurrency, long maxBytes, LongSupplier clock) {
		this.bucket = new TokenBucket(rate, clock.getAsLong());
		this.maxConcurrency = maxConcurrency;
		this.maxBytes = maxBytes;
		this.clock = clock;
	}

	/**
	 * How an attempt to acquire a permit ended.
	 */
	enum Result {

		ACQUIRED, TIMED_OUT, CLOSED

	}

	/**
	 * Create a permit for a message. It has to be acquired, and released in any case.
	 * @param single whether the message is sent alone
	 * @param recipients how many recipients it has
	 * @param bytes how much memory it needs while it is sent
	 * @param deadline until when it waits, on the clock of this limiter
	 */
	Permit permit(boolean single, int recipients, long bytes, long deadline) {
		return new Permit(this.lock.newCondition(), single, recipients, bytes, deadline);
	}

	/**
	 * Wait until a message may be sent.
	 * @param permit the permit of the message
	 * @return whether it may be sent, or why not
	 * @throws InterruptedException if interrupted before that
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
	 * Take a place in the queue, and the permit if it is due.
	 * @return how that ended, or {@code null} if the message has to wait
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
	 * Return how long a message waits at most before {@link #tryAcquire} is worth it.
	 */
	private long nanosToWait(Permit permit) {
		long now = this.clock.getAsLong();
		return (next() == permit) ? Math.min(permit.deadline - now, this.bucket.nanosUntilDue(permit.recipients, now))
				: permit.deadline - now;
	}

	private void start(Permit permit) {
		this.bucket.take(permit.recipients);
		this.lastWasSingle = permit.single;
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
	 * Return the permit that is next among those for which there is room.
	 */
	private @Nullable Permit next() {
		Permit first = (this.lastWasSingle ? this.batches : this.singles).peekFirst();
		Permit second = (this.lastWasSingle ? this.singles : this.batches).peekFirst();
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
	 * SES accepted a message.
	 */
	void accepted(Permit permit) {
		guarded(() -> this.bucket.accepted(permit.recipients, this.clock.getAsLong()));
	}

	/**
	 * SES throttled a message: its permit has to be acquired again.
	 * @param permit the permit of the message
	 * @param sentAt when the request was sent
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
	 * Release a permit and whatever it holds, if it does.
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
	 * Set the rate that is never exceeded.
	 * @param recipientsPerSecond the rate, or {@link Double#POSITIVE_INFINITY}
	 */
	void setRate(double recipientsPerSecond) {
		guarded(() -> {
			this.bucket.setRate(recipientsPerSecond, this.clock.getAsLong());
			signalNext();
		});
	}

	/**
	 * From now on no message of a batch is permitted.
	 */
	void stopBatches() {
		guarded(() -> {
			this.batchesStopped = true;
			this.batches.forEach((permit) -> permit.changed.signal());
		});
	}

	/**
	 * From now on no message is permitted.
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
