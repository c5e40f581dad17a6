package io.github.lightsailboot.health.internal;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.health.LightsailHealthChangedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class CheckReportTests {

	private final Queue<String> published = new ConcurrentLinkedQueue<>();

	private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

	private final CountDownLatch listener = new CountDownLatch(1);

	@AfterEach
	void letListenersEnd() {
		this.listener.countDown();
	}

	@Test
	void eventsArePublishedInTheirOrderOnOneThread() {
		try (CheckThreads threads = new CheckThreads(this::thread)) {
			report(threads, (event) -> {
			}, "1", "2", "3");
			await().untilAsserted(() -> assertThat(this.published).containsExactly("1", "2", "3"));
			assertThat(this.threads).hasSize(1);
		}
	}

	static List<Throwable> failures() {
		return List.of(new IllegalStateException("broken"), new StackOverflowError("broken"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void listenerThatFailsIsLoggedAndTheNextEventPublished(Throwable failure, CapturedOutput output) {
		try (CheckThreads threads = new CheckThreads(this::thread)) {
			report(threads, (event) -> {
				if (event.getPart().equals("1")) {
					CheckReportTests.<RuntimeException>sneak(failure);
				}
			}, "1", "2");
			await().untilAsserted(() -> assertThat(this.published).containsExactly("1", "2"));
			assertThat(output.getAll()).contains("(1: UNKNOWN to UP)", failure.getClass().getName() + ": broken")
				.doesNotContain("(2: UNKNOWN to UP)");
		}
	}

	@Test
	void threadThatCannotStartIsLoggedAndTheNextEventPublished(CapturedOutput output) {
		AtomicBoolean failed = new AtomicBoolean();
		try (CheckThreads threads = new CheckThreads((task) -> {
			if (failed.compareAndSet(false, true)) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			return thread(task);
		})) {
			report(threads, (event) -> {
			}, "1", "2", "3");
			await().untilAsserted(() -> assertThat(this.published).containsExactly("2", "3"));
			assertThat(output.getAll()).contains("(1: UNKNOWN to UP)", "unable to create native thread")
				.doesNotContain("(2: UNKNOWN to UP)");
		}
	}

	@Test
	void nothingIsPublishedOrLoggedAfterTheEnd(CapturedOutput output) throws Exception {
		CheckThreads threads = new CheckThreads(this::thread);
		Listener listener = (event) -> {
			try {
				this.listener.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		};
		report(threads, listener, "1", "2");
		await().untilAsserted(() -> assertThat(this.published).containsExactly("1"));
		threads.close();
		report(threads, listener, "3");
		for (Thread thread : this.threads) {
			thread.join();
		}
		assertThat(this.published).containsExactly("1");
		assertThat(output.getAll()).doesNotContain("UNKNOWN to UP");
	}

	/**
	 * Report that a check of each name is up for the first time.
	 */
	private void report(CheckThreads threads, Listener listener, String... checks) {
		ApplicationEventPublisher publisher = (object) -> {
			LightsailHealthChangedEvent event = (LightsailHealthChangedEvent) object;
			this.published.add(event.getPart());
			listener.on(event);
		};
		CheckResult up = CheckResult.of(null, Map.of());
		for (String check : checks) {
			new CheckReport(check, publisher, threads).report(up, 1, up);
		}
	}

	private Thread thread(Runnable task) {
		Thread thread = new Thread(task);
		this.threads.add(thread);
		return thread;
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable failure) throws T {
		throw (T) failure;
	}

	private interface Listener {

		void on(LightsailHealthChangedEvent event);

	}

}
