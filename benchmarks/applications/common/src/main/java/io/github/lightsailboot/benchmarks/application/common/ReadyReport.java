package io.github.lightsailboot.benchmarks.application.common;

import java.lang.management.ManagementFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Prints the port and the number of loaded classes when the application is ready.
 */
class ReadyReport implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
			System.out.println("READY port=" + web.getWebServer().getPort() + " classes="
					+ ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
		}
	}

}
