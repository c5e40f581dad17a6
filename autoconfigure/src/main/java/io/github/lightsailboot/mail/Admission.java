package io.github.lightsailboot.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Says when the next message may go out: not faster than the rate, not more at the same
 * time than allowed, in number and in bytes. Single messages and those of batches queue
 * apart and take turns, so that a single one waits for one of a batch and not for all of
 * them. A message that was throttled is the first of its queue.
 *
 * <p>
 * This is no library's limiter because those give each caller a time when it asks, in
 * that order and at a rate that is known: a single message waits behind those of a batch
 * that asked before, and nothing slows down when SES throttles.
 */
final class Admission {

	/**
	 * How late a turn may come without slowing down the ones after it.
	 */
	private static final double CATCH_UP_SECONDS = 0.025;

	private static final double SECOND = 1_000_000_000.0;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition idle = this.lock.newCondition();

	private final Condition closing = this.lock.newCondition();

	private final Deque<Turn> singles = new ArrayDeque<>();

	private final Deque<Turn> batches = new ArrayDeque<>();

	private final SendRate rate;

	private final int maxConcurrency;

	private final long maxBytes;

	private double tokens;

	private long refilledAt = System.nanoTime();

	private int running;

	private int unfinished;

	private long bytes;

	private boolean lastWasSingle;

	private boolean batchesStopped;

	private boolean closed;

	Admission(SendRate rate, int maxConcurrency, long maxBytes) {
		this.rate = rate;
		this.maxConcurrency = maxConcurrency;
		this.maxBytes = maxBytes;
	}

	/**
	 * Queue a message.
	 * @param single whether it is sent alone
	 * @param recipients how many recipients it has
	 * @param size how many bytes have to be held for it
	 */
	Turn enqueue(boolean single, int recipients, long size) {
		Turn turn = new Turn(single, recipients, size);
		this.lock.lock();
		try {
			queue(turn).addLast(turn);
		}
		finally {
			this.lock.unlock();
		}
		return turn;
	}

	/**
	 * Do something to the rate, and let those who wait know.
	 */
	void adjust(Consumer<SendRate> adjustment) {
		this.lock.lock();
		try {
			refill(System.nanoTime());
			adjustment.accept(this.rate);
			wakeNext();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * SES throttled a message.
	 * @return whether the rate was changed
	 */
	boolean throttled(long startedAt) {
		this.lock.lock();
		try {
			long now = System.nanoTime();
			refill(now);
			return this.rate.throttled(now, startedAt);
		}
		finally {
			this.lock.unlock();
		}
	}

	double currentRate() {
		this.lock.lock();
		try {
			return this.rate.at(System.nanoTime());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * From now on no message of a batch has a turn.
	 */
	void stopBatches() {
		this.lock.lock();
		try {
			this.batchesStopped = true;
			wakeAll(this.batches);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * From now on no message has a turn. Waits until those that had theirs are finished.
	 * @param nanos how long to wait at most
	 * @return whether all are finished
	 * @throws InterruptedException if interrupted while waiting
	 */
	boolean close(long nanos) throws InterruptedException {
		this.lock.lock();
		try {
			this.batchesStopped = true;
			this.closed = true;
			wakeAll(this.batches);
			wakeAll(this.singles);
			this.closing.signalAll();
			long left = nanos;
			while (this.unfinished > 0 && left > 0) {
				left = this.idle.awaitNanos(left);
			}
			return this.unfinished == 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Pause between two tries of a message, but not when closed.
	 * @param nanos how long
	 * @return whether to try again
	 * @throws InterruptedException if interrupted
	 */
	boolean pause(long nanos) throws InterruptedException {
		this.lock.lock();
		try {
			long left = nanos;
			while (!this.closed && left > 0) {
				left = this.closing.awaitNanos(left);
			}
			return !this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Deque<Turn> queue(Turn turn) {
		return turn.single ? this.singles : this.batches;
	}

	private void refill(long now) {
		double rate = this.rate.at(now);
		if (Double.isInfinite(rate)) {
			this.tokens = 0;
		}
		else {
			this.tokens = Math.min(rate * CATCH_UP_SECONDS, this.tokens + rate * (now - this.refilledAt) / SECOND);
		}
		this.refilledAt = now;
	}

	/**
	 * Return the turn that comes next among those for which there is room.
	 */
	private @Nullable Turn next() {
		Deque<Turn> first = this.lastWasSingle ? this.batches : this.singles;
		Deque<Turn> second = this.lastWasSingle ? this.singles : this.batches;
		Turn turn = first.peekFirst();
		if (turn != null && hasRoom(turn)) {
			return turn;
		}
		turn = second.peekFirst();
		return (turn != null && hasRoom(turn)) ? turn : null;
	}

	private boolean hasRoom(Turn turn) {
		return this.running < this.maxConcurrency
				&& (turn.heldBytes || turn.size == 0 || this.bytes == 0 || this.bytes + turn.size <= this.maxBytes);
	}

	/**
	 * How long the rate makes a turn wait. One of several recipients does not come early.
	 */
	private long delay(Turn turn) {
		double rate = this.rate.at(System.nanoTime());
		if (Double.isInfinite(rate)) {
			return 0;
		}
		double needed = Math.min(turn.recipients - 1.0, rate * CATCH_UP_SECONDS) - this.tokens;
		return (needed <= 0) ? 0 : Math.max(1, (long) (needed / rate * SECOND));
	}

	private void wakeNext() {
		Turn next = next();
		if (next != null) {
			next.granted.signal();
		}
	}

	private static void wakeAll(Deque<Turn> turns) {
		turns.forEach((turn) -> turn.granted.signal());
	}

	/**
	 * What came of waiting for a turn.
	 */
	enum Grant {

		/**
		 * The message may go out.
		 */
		GRANTED,

		/**
		 * There is something else to do; the place in the queue is kept.
		 */
		POKED,

		/**
		 * The time is up.
		 */
		TIMED_OUT,

		/**
		 * The sender is closed.
		 */
		CLOSED,

		/**
		 * The thread was interrupted; the place in the queue is lost.
		 */
		INTERRUPTED

	}

	/**
	 * A message's place in the queue, and what it holds once its turn has come.
	 */
	final class Turn {

		private final Condition granted = Admission.this.lock.newCondition();

		private final boolean single;

		private final int recipients;

		private final long size;

		private boolean heldBytes;

		private boolean poked;

		private boolean begun;

		private Turn(boolean single, int recipients, long size) {
			this.single = single;
			this.recipients = recipients;
			this.size = size;
		}

		/**
		 * Wait for the turn.
		 * @param deadline until when, as {@link System#nanoTime()}
		 * @return what came of it
		 * @throws InterruptedException if interrupted; the place in the queue is lost
		 */
		Grant await(long deadline) throws InterruptedException {
			Admission.this.lock.lock();
			try {
				Grant grant = now(deadline);
				while (grant == null) {
					this.granted.awaitNanos(untilNextLook(deadline));
					grant = now(deadline);
				}
				return grant;
			}
			catch (InterruptedException ex) {
				leave();
				throw ex;
			}
			finally {
				Admission.this.lock.unlock();
			}
		}

		private @Nullable Grant now(long deadline) throws InterruptedException {
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			if (Admission.this.closed || (Admission.this.batchesStopped && !this.single)) {
				leave();
				return Grant.CLOSED;
			}
			if (this.poked) {
				this.poked = false;
				return Grant.POKED;
			}
			long now = System.nanoTime();
			if (next() == this) {
				refill(now);
				if (delay(this) == 0) {
					begin();
					return Grant.GRANTED;
				}
			}
			if (deadline - now <= 0) {
				leave();
				return Grant.TIMED_OUT;
			}
			return null;
		}

		private long untilNextLook(long deadline) {
			long left = deadline - System.nanoTime();
			return (next() == this) ? Math.min(left, delay(this)) : left;
		}

		private void begin() {
			queue(this).remove(this);
			if (!Double.isInfinite(Admission.this.rate.at(System.nanoTime()))) {
				Admission.this.tokens -= this.recipients;
			}
			Admission.this.running++;
			if (!this.begun) {
				this.begun = true;
				Admission.this.unfinished++;
			}
			if (!this.heldBytes) {
				this.heldBytes = true;
				Admission.this.bytes += this.size;
			}
			Admission.this.lastWasSingle = this.single;
			wakeNext();
		}

		private void leave() {
			queue(this).remove(this);
			wakeNext();
		}

		/**
		 * Give up the place in the queue.
		 */
		void cancel() {
			Admission.this.lock.lock();
			try {
				leave();
			}
			finally {
				Admission.this.lock.unlock();
			}
		}

		/**
		 * Have whoever waits for this turn look after something else.
		 */
		void poke() {
			Admission.this.lock.lock();
			try {
				this.poked = true;
				this.granted.signal();
			}
			finally {
				Admission.this.lock.unlock();
			}
		}

		/**
		 * The message was throttled: give up the place among those that go out, and
		 * become the first to go out again.
		 */
		void requeue() {
			Admission.this.lock.lock();
			try {
				Admission.this.running--;
				queue(this).addFirst(this);
				wakeNext();
			}
			finally {
				Admission.this.lock.unlock();
			}
		}

		/**
		 * SES accepted the message.
		 */
		void accepted() {
			Admission.this.lock.lock();
			try {
				Admission.this.rate.accepted(System.nanoTime(), this.recipients);
			}
			finally {
				Admission.this.lock.unlock();
			}
		}

		/**
		 * The message came to its end.
		 * @param running whether it was going out, and not waiting to be tried again
		 */
		void finish(boolean running) {
			Admission.this.lock.lock();
			try {
				if (running) {
					Admission.this.running--;
				}
				Admission.this.bytes -= this.size;
				Admission.this.unfinished--;
				if (Admission.this.unfinished == 0) {
					Admission.this.idle.signalAll();
				}
				wakeNext();
			}
			finally {
				Admission.this.lock.unlock();
			}
		}

	}

}
