package io.github.lightsailboot.autoconfigure.internal;

import java.util.concurrent.ThreadFactory;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads of this starter: virtual ones where {@code spring.threads.virtual.enabled}
 * asks Boot for them, and otherwise daemon threads.
 */
public final class ApplicationThreads {

	private ApplicationThreads() {
	}

	/**
	 * Return a factory of threads that do not keep the JVM from ending.
	 * @param environment the environment of the application
	 * @param namePrefix the prefix of the names of the threads
	 * @return the factory
	 */
	public static ThreadFactory factory(Environment environment, String namePrefix) {
		if (Threading.VIRTUAL.isActive(environment)) {
			return new VirtualThreadTaskExecutor(namePrefix).getVirtualThreadFactory();
		}
		CustomizableThreadFactory threads = new CustomizableThreadFactory(namePrefix);
		threads.setDaemon(true);
		return threads;
	}

}
