package io.github.lightsailboot.health.internal;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.lightsailboot.health.LightsailHealthChangedEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes changes of the status one after another, on one thread of the checks.
 */
final class CheckEvents implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(CheckEvents.class);

	private static final int IDLE_SECONDS = 10;

	private final ApplicationEventPublisher publisher;

	private final ThreadPoolExecutor thread;

	CheckEvents(ApplicationEventPublisher publisher, ThreadFactory threads) {
		this.publisher = publisher;
		this.thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				threads);
		this.thread.allowCoreThreadTimeOut(true);
	}

	/**
	 * Publish an event after the previous ones, even if they failed.
	 */
	void publish(LightsailHealthChangedEvent event) {
		logFailure(event, () -> this.thread.execute(() -> logFailure(event, () -> this.publisher.publishEvent(event))));
	}

	/**
	 * Run an action, and log its exception. A listener or the start of the thread can
	 * fail.
	 */
	private void logFailure(LightsailHealthChangedEvent event, Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException | Error ex) {
			if (!this.thread.isShutdown()) {
				logger.warn("%s was not handled".formatted(event), ex);
			}
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
