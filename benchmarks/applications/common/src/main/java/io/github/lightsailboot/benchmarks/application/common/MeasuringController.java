package io.github.lightsailboot.benchmarks.application.common;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends mails and reports memory usage on request.
 */
@RestController
class MeasuringController {

	private final ObjectProvider<Mailer> mailer;

	MeasuringController(ObjectProvider<Mailer> mailer) {
		this.mailer = mailer;
	}

	@GetMapping("/ping")
	String ping() {
		return "pong";
	}

	@PostMapping("/mails")
	String send(@RequestParam(defaultValue = "1") int mails) {
		Mailer mailer = this.mailer.getObject();
		for (int i = 0; i < mails; i++) {
			mailer.send();
		}
		return "sent " + mails;
	}

	/**
	 * Return the used bytes of heap and non-heap memory after a garbage collection.
	 * @return {@code heap other classes}
	 */
	@GetMapping("/memory")
	String memory() {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		memory.gc();
		memory.gc();
		return memory.getHeapMemoryUsage().getUsed() + " " + memory.getNonHeapMemoryUsage().getUsed() + " "
				+ ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
	}

}
