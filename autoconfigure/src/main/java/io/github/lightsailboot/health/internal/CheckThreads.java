package io.github.lightsailboot.health.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the checks: one for each running task, because each may block, and one
 * for timeouts. They end soon after the last task, or when this object is closed.
 */
final class CheckThreads implements Executor, AutoCloseable {

	private static final int IDLE_SECONDS = 10;

	private final ThreadPoolExecutor tasks;

	private final ScheduledThreadPoolExecutor timer;

	CheckThreads(ThreadFactory factory) {
		// Each kind of task runs once at a time, which limits the number of threads
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
	 * Interrupt the running tasks, and discard later ones. The timeouts of running calls
	 * remain, because a call may ignore the interrupt.
	 */
	@Override
	public void close() {
		this.tasks.shutdownNow();
		this.timer.shutdown();
	}

}
