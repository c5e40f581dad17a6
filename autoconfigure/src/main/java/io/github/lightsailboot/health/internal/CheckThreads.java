package io.github.lightsailboot.health.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the checks: one for each task that runs, since each may hang, and one
 * for timeouts. They end soon after the last task, and with this.
 */
final class CheckThreads implements Executor, AutoCloseable {

	private static final int IDLE_SECONDS = 10;

	private final ThreadPoolExecutor tasks;

	private final ScheduledThreadPoolExecutor timer;

	CheckThreads(ThreadFactory factory) {
		// Every kind of task runs once at a time, so their number is the bound
		this.tasks = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), factory, new ThreadPoolExecutor.DiscardPolicy());
		this.timer = new ScheduledThreadPoolExecutor(1, factory);
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
	}

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
	 * Interrupt the running tasks, and drop those that come later. The timeouts of calls
	 * that are under way stay, for a call that does not notice the interrupt.
	 */
	@Override
	public void close() {
		this.tasks.shutdownNow();
		this.timer.shutdown();
	}

}
