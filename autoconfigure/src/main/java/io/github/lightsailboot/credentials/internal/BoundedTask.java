package io.github.lightsailboot.credentials.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task that runs on a daemon thread of its own, at most once at a time, so that its
 * caller can stop waiting: a read from a network mount that hangs cannot be interrupted.
 */
final class BoundedTask {

	private final String threadName;

	private final Runnable task;

	private final AtomicBoolean running = new AtomicBoolean();

	/**
	 * Create a task.
	 * @param threadName the name of its thread
	 * @param task the code to run
	 */
	BoundedTask(String threadName, Runnable task) {
		this.threadName = threadName;
		this.task = task;
	}

	/**
	 * Run the task unless it is running, and wait until it ends, but not longer than the
	 * limit.
	 * @param limit the maximum time to wait
	 * @return {@code false} if the limit was exceeded
	 */
	boolean run(Duration limit) {
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

	boolean isRunning() {
		return this.running.get();
	}

}
