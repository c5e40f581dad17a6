package io.github.lightsailboot.sample.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Logs the address of the page after the start.
 */
@Component
class StartMessage {

	private static final Logger logger = LoggerFactory.getLogger(StartMessage.class);

	private final Environment environment;

	StartMessage(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void log() {
		logger.info("Open http://localhost:{} in a browser", this.environment.getProperty("local.server.port"));
	}

}
