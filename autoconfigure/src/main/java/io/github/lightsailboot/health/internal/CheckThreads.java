package io.github.lightsailboot.health.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads of the checks: one for each task that runs, since each may hang, and
 * one for the SDK's timeouts. They end soon after the last task, and with this.
 */
final class CheckThreads implements Executor, AutoCloseable {

	private static final int IDLE_SECONDS = 10;

	private final ThreadPoolExecutor tasks;

	private final ScheduledThreadPoolExecutor timer;

	CheckThreads() {
		AtomicInteger number = new AtomicInteger();
		ThreadFactory factory = (task) -> {
			Thread thread = new Thread(null, task, "lightsail-health-%d".formatted(number.incrementAndGet()), 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(CheckThreads.class.getClassLoader());
			return thread;
		};
		// Every kind of task runs once at a time, so their number is the bound
		this.tasks = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), factory);
		this.timer = new ScheduledThreadPoolExecutor(1, factory);
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
	}

	/**
	 * Run a task on another thread.
	 * @throws RejectedExecutionException if this is closed
	 */
	@Override
	public void execute(Runnable task) {
		this.tasks.execute(task);
	}

	ScheduledExecutorService timer() {
		return this.timer;
	}

	boolean isClosed() {
		return this.tasks.isShutdown();
	}

	/**
	 * Interrupt the running tasks, and accept no more. The timeouts of calls that are
	 * under way stay, for a call that does not notice the interrupt.
	 */
	@Override
	public void close() {
		this.tasks.shutdownNow();
		this.timer.shutdown();
	}

}
