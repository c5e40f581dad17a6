package io.github.lightsailboot.sample.live;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The events for the page.
 */
@RestController
class LiveEventsController {

	private final LiveEvents events;

	LiveEventsController(LiveEvents events) {
		this.events = events;
	}

	@GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events() {
		return this.events.connect();
	}

}
