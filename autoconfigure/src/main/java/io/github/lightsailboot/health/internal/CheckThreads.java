package io.github.lightsailboot.health.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the checks: one for each running task, because each may block, one for
 * timeouts and one for events. They end soon after the last task, or when this object is
 * closed.
 */
final class CheckThreads implements AutoCloseable {

	private static final int IDLE_SECONDS = 10;

	private final ThreadPoolExecutor tasks;

	private final ThreadPoolExecutor events;

	private final ScheduledThreadPoolExecutor timer;

	CheckThreads(ThreadFactory factory) {
		// Each kind of task runs once at a time, which limits the number of threads
		this.tasks = pool(0, Integer.MAX_VALUE, new SynchronousQueue<>(), factory);
		this.events = pool(1, 1, new LinkedBlockingQueue<>(), factory);
		this.timer = new ScheduledThreadPoolExecutor(1, factory);
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
	}

	private static ThreadPoolExecutor pool(int minimum, int maximum, BlockingQueue<Runnable> queue,
			ThreadFactory factory) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(minimum, maximum, IDLE_SECONDS, TimeUnit.SECONDS, queue,
				factory, new ThreadPoolExecutor.DiscardPolicy());
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	Executor tasks() {
		return this.tasks;
	}

	/**
	 * Return an executor that runs one task after another.
	 */
	Executor events() {
		return this.events;
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
		this.events.shutdownNow();
		this.timer.shutdown();
	}

}
