package io.github.lightsailboot.credentials.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * A task that runs on a daemon thread of its own, at most once a second and once at a
 * time, so that its caller can stop waiting: a read from a network mount that hangs
 * cannot be interrupted.
 */
final class BoundedTask {

	private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

	private final String threadName;

	private final Runnable task;

	private final LongSupplier nanoTime;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile long lastRun;

	/**
	 * Create a task.
	 * @param threadName the name of its thread
	 * @param task the code to run
	 * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()} returns it
	 */
	BoundedTask(String threadName, Runnable task, LongSupplier nanoTime) {
		this.threadName = threadName;
		this.task = task;
		this.nanoTime = nanoTime;
		expire();
	}

	/**
	 * Let the next call run the task, however short the time since the last run.
	 */
	void expire() {
		this.lastRun = this.nanoTime.getAsLong() - INTERVAL;
	}

	/**
	 * Count as run now, because the same was done elsewhere.
	 */
	void renew() {
		this.lastRun = this.nanoTime.getAsLong();
	}

	/**
	 * Run the task unless it ran within the last second or is running, and wait until it
	 * ends, but not longer than the limit.
	 * @param limit the maximum time to wait
	 * @return {@code false} if the limit was exceeded
	 */
	boolean run(Duration limit) {
		if (this.nanoTime.getAsLong() - this.lastRun < INTERVAL) {
			return true;
		}
		renew();
		if (!this.running.compareAndSet(false, true)) {
			return true;
		}
		CountDownLatch done = new CountDownLatch(1);
		Thread thread = new Thread(null, () -> run(done), this.threadName, 0, false);
		thread.setDaemon(true);
		thread.setContextClassLoader(BoundedTask.class.getClassLoader());
		try {
			thread.start();
			return done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (OutOfMemoryError ex) {
			// No thread could be created; the next call tries again
			this.running.set(false);
			expire();
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private void run(CountDownLatch done) {
		try {
			this.task.run();
		}
		finally {
			this.running.set(false);
			done.countDown();
		}
	}

}
