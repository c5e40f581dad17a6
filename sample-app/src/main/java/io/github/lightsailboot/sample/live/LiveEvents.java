package io.github.lightsailboot.sample.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events. The data of an event is the complete current state of one thing, so
 * that a page which connects later needs only the latest event of each name. Thread-safe.
 */
@Component
public class LiveEvents {

	private final Set<LivePage> pages = new CopyOnWriteArraySet<>();

	private final Map<String, Object> latest = new LinkedHashMap<>();

	private final ExecutorService executor = executor();

	private static ExecutorService executor() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("live-");
		threads.setDaemon(true);
		return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads,
				new ThreadPoolExecutor.DiscardPolicy());
	}

	/**
	 * Send an event to all pages. Does not wait for them.
	 * @param name the name of the event
	 * @param data the data, written as JSON
	 */
	public synchronized void publish(String name, Object data) {
		this.latest.put(name, data);
		this.pages.forEach((page) -> page.send(name, data));
	}

	synchronized SseEmitter connect() {
		LivePage page = new LivePage(this.executor);
		page.emitter().onCompletion(() -> this.pages.remove(page));
		this.pages.add(page);
		this.latest.forEach(page::send);
		return page.emitter();
	}

	/**
	 * End the connections, because a graceful shutdown would wait for them.
	 */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.pages.forEach((page) -> this.executor.execute(page.emitter()::complete));
		this.executor.shutdown();
	}

}
