package io.github.lightsailboot.sample.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events. The data of an event is the complete current state of one thing, so
 * that a page which connects later needs only the latest event of each name. Thread-safe.
 */
@Component
public class LiveEvents {

	private static final long NO_TIMEOUT = 0;

	private final Set<SseEmitter> pages = new CopyOnWriteArraySet<>();

	private final Map<String, Object> latest = new LinkedHashMap<>();

	/**
	 * Send an event to all pages.
	 * @param name the name of the event
	 * @param data the data, written as JSON
	 */
	public synchronized void publish(String name, Object data) {
		this.latest.put(name, data);
		this.pages.forEach((page) -> send(page, name, data));
	}

	synchronized SseEmitter connect() {
		SseEmitter page = new SseEmitter(NO_TIMEOUT);
		page.onCompletion(() -> this.pages.remove(page));
		this.pages.add(page);
		this.latest.forEach((name, data) -> send(page, name, data));
		return page;
	}

	private void send(SseEmitter page, String name, Object data) {
		try {
			page.send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
		}
		catch (IOException | IllegalStateException ex) {
			// The page was closed
			this.pages.remove(page);
		}
	}

	/**
	 * End the connections, because a graceful shutdown would wait for them.
	 */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.pages.forEach(SseEmitter::complete);
	}

}
