package io.github.lightsailboot.health;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread that is there while there is something to do, and a little longer.
 */
final class CheckThread implements AutoCloseable {

	private static final int IDLE_SECONDS = 10;

	private final ThreadPoolExecutor executor;

	CheckThread(String name) {
		this.executor = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> {
					Thread thread = new Thread(null, task, name, 0, false);
					thread.setDaemon(true);
					thread.setContextClassLoader(CheckThread.class.getClassLoader());
					return thread;
				});
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Run a task once the thread has done what it was given before.
	 * @param task the task
	 * @throws java.util.concurrent.RejectedExecutionException if this is closed
	 */
	void execute(Runnable task) {
		this.executor.execute(task);
	}

	/**
	 * Interrupt what is being done, and take no more.
	 */
	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
