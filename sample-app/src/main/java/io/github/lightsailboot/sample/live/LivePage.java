package io.github.lightsailboot.sample.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The events for one open page. Written on a thread of their own, because a page that
 * does not read blocks whoever writes to it. Of several events of one name that wait,
 * only the last is sent. Thread-safe.
 */
class LivePage {

	private static final long NO_TIMEOUT = 0;

	private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);

	private final Executor executor;

	private final Map<String, Object> waiting = new LinkedHashMap<>();

	private boolean writing;

	LivePage(Executor executor) {
		this.executor = executor;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	/**
	 * Send an event. Does not block.
	 */
	synchronized void send(String name, Object data) {
		this.waiting.put(name, data);
		if (!this.writing) {
			this.writing = true;
			this.executor.execute(this::write);
		}
	}

	private void write() {
		try {
			for (Map<String, Object> events = next(); !events.isEmpty(); events = next()) {
				for (Map.Entry<String, Object> event : events.entrySet()) {
					this.emitter.send(
							SseEmitter.event().name(event.getKey()).data(event.getValue(), MediaType.APPLICATION_JSON));
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			// The page was closed, so there is nothing to write any more
			this.emitter.completeWithError(ex);
		}
	}

	private synchronized Map<String, Object> next() {
		Map<String, Object> events = new LinkedHashMap<>(this.waiting);
		this.waiting.clear();
		this.writing = !events.isEmpty();
		return events;
	}

}
