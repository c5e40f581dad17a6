package io.github.lightsailboot.autoconfigure.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * The threads of this starter: virtual ones if {@code spring.threads.virtual.enabled} is
 * true, as Boot's are then, and daemon threads otherwise.
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
		return Threading.VIRTUAL.isActive(environment)
				? new VirtualThreadTaskExecutor(namePrefix).getVirtualThreadFactory() : daemonThreads(namePrefix);
	}

	/**
	 * Return a factory of daemon threads. They inherit nothing of the thread that happens
	 * to be the first to need them.
	 */
	private static ThreadFactory daemonThreads(String namePrefix) {
		AtomicInteger created = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(null, task, namePrefix + created.incrementAndGet(), 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(ApplicationThreads.class.getClassLoader());
			return thread;
		};
	}

}
