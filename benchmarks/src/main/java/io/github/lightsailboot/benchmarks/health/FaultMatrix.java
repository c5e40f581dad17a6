package io.github.lightsailboot.benchmarks.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.lightsailboot.emulator.fault.Fault;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Injects each fault into the endpoint and prints what health reports, how long a probe
 * takes, and which threads exist. A probe requests all three parts, one after the other,
 * as Boot does. Results are cached for one second, so that many of the probes find an
 * expired one.
 */
public final class FaultMatrix {

	private static final int PROBES = 200;

	private static final Duration BETWEEN_PROBES = Duration.ofMillis(25);

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration ENDING = Duration.ofMillis(250);

	private FaultMatrix() {
	}

	/**
	 * Run the benchmark and print the result as a table.
	 * @param args not used
	 * @throws Exception if something cannot be started
	 */
	public static void main(String[] args) throws Exception {
		System.out.println("| fault | at first | in the end | first probe | slowest of %d more".formatted(PROBES)
				+ " | threads before, at most, after close | all gone after | left |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
		for (Row row : measure()) {
			System.out.printf("| %s | %s | %s | %.3f s | %.3f s | %d, %d, %d | %.1f s | %s |%n", row.fault(),
					row.first(), row.last(), row.firstSeconds(), row.slowestSeconds(), row.threadsBefore(),
					row.threadsAtMost(), row.threadsAfter(), row.goneAfterSeconds(),
					row.left().isEmpty() ? "none" : String.join(", ", row.left()));
		}
	}

	/**
	 * Measure every fault. The first row is without a fault, in a cold JVM.
	 * @return one row for each fault
	 * @throws Exception if something cannot be started
	 */
	public static List<Row> measure() throws Exception {
		Map<String, Callable<FaultyEndpoint>> faults = new LinkedHashMap<>();
		faults.put("none, cold JVM", () -> FaultyEndpoint.emulator(null));
		faults.put("none", () -> FaultyEndpoint.emulator(null));
		faults.put("connection refused", FaultyEndpoint::refused);
		faults.put("reset in mid-answer", () -> FaultyEndpoint.emulator(Fault.cutInAnswer()));
		faults.put("connect hangs", FaultyEndpoint::connectHang);
		faults.put("answer hangs", () -> FaultyEndpoint.emulator(Fault.hang()));
		faults.put("1 byte a second", () -> FaultyEndpoint.emulator(Fault.trickle(1)));
		faults.put("HTML, 200", () -> FaultyEndpoint.emulator(Fault.html(200)));
		faults.put("HTML, 403", () -> FaultyEndpoint.emulator(Fault.html(403)));
		faults.put("nothing, 403", () -> FaultyEndpoint.emulator(Fault.status(403)));
		faults.put("500", () -> FaultyEndpoint.emulator(Fault.status(500)));
		faults.put("429", () -> FaultyEndpoint.emulator(Fault.status(429)));
		faults.put("unknown host", FaultyEndpoint::unknownHost);
		faults.put("no TLS", FaultyEndpoint::withoutTls);
		faults.put("wrong certificate", FaultyEndpoint::wrongCertificate);
		List<Row> rows = new ArrayList<>();
		for (Map.Entry<String, Callable<FaultyEndpoint>> fault : faults.entrySet()) {
			rows.add(measure(fault.getKey(), fault.getValue()));
		}
		return rows;
	}

	private static Row measure(String name, Callable<FaultyEndpoint> fault) throws Exception {
		String first;
		String last;
		double firstSeconds;
		double slowest = 0;
		int atMost;
		long closed;
		int after;
		double gone;
		Set<Thread> others;
		int before;
		ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor();
		try (FaultyEndpoint endpoint = fault.call()) {
			others = threads();
			before = ours(others);
			try (ConfigurableApplicationContext application = HealthApplication.start(WebApplicationType.NONE,
					Map.of("aws.lightsail.endpoint", endpoint.uri(), "aws.lightsail.health.cache-ttl", "1s"))) {
				CompositeHealthContributor contributor = application.getBean("lightsailHealthContributor",
						CompositeHealthContributor.class);
				long start = System.nanoTime();
				first = probe(contributor);
				firstSeconds = secondsSince(start);
				last = first;
				atMost = ours(threads());
				for (int i = 0; i < PROBES; i++) {
					Timed probe = prober
						.schedule(() -> timed(contributor), BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)
						.get();
					last = probe.answer();
					slowest = Math.max(slowest, probe.seconds());
					atMost = Math.max(atMost, ours(threads()));
				}
			}
			closed = System.nanoTime();
			after = ours(threads());
			for (Thread thread : threads()) {
				if (isOurs(thread) && !others.contains(thread)) {
					thread.join(TIMEOUT.toMillis());
				}
			}
			gone = (after > before) ? secondsSince(closed) : 0;
		}
		finally {
			prober.shutdown();
		}
		return new Row(name, first, last, firstSeconds, slowest, before, atMost, after, gone, left(others));
	}

	/**
	 * Probe every part.
	 * @return the distinct results
	 */
	private static String probe(CompositeHealthContributor contributor) {
		Set<String> answers = new LinkedHashSet<>();
		for (HealthContributors.Entry entry : contributor) {
			Health health = Objects.requireNonNull(((HealthIndicator) entry.contributor()).health());
			Object reason = health.getDetails().get("reason");
			answers.add((reason != null) ? "%s %s".formatted(health.getStatus().getCode(), reason)
					: health.getStatus().getCode());
		}
		return String.join(" / ", answers);
	}

	private static Timed timed(CompositeHealthContributor contributor) {
		long start = System.nanoTime();
		return new Timed(probe(contributor), secondsSince(start));
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces().keySet();
	}

	private static int ours(Set<Thread> threads) {
		return (int) threads.stream().filter(FaultMatrix::isOurs).count();
	}

	private static boolean isOurs(Thread thread) {
		return thread.getName().startsWith("lightsail-");
	}

	/**
	 * Return the names of all new threads, of this starter or not.
	 */
	private static List<String> left(Set<Thread> before) throws InterruptedException {
		Set<Thread> left = threads().stream().filter((thread) -> !before.contains(thread)).collect(Collectors.toSet());
		for (Thread thread : left) {
			thread.join(ENDING.toMillis());
		}
		left.removeIf((thread) -> !thread.isAlive());
		return left.stream().map(Thread::getName).sorted(Comparator.naturalOrder()).toList();
	}

	private static double secondsSince(long nanos) {
		return (System.nanoTime() - nanos) / 1e9;
	}

	private record Timed(String answer, double seconds) {

	}

	/**
	 * The result of one fault.
	 *
	 * @param fault the name of the fault
	 * @param first status and reason that the first probe returns
	 * @param last status and reason that the last probe returns
	 * @param firstSeconds how long the first probe takes
	 * @param slowestSeconds how long the slowest of the other probes takes
	 * @param threadsBefore the number of threads of this starter before the first probe
	 * @param threadsAtMost the largest number of threads of this starter
	 * @param threadsAfter the number of threads of this starter after the application is
	 * closed
	 * @param goneAfterSeconds how long it takes until all threads of this starter have
	 * ended
	 * @param left the names of all new threads that still exist at the end
	 */
	public record Row(String fault, String first, String last, double firstSeconds, double slowestSeconds,
			int threadsBefore, int threadsAtMost, int threadsAfter, double goneAfterSeconds, List<String> left) {

		public Row {
			left = List.copyOf(left);
		}

	}

}
