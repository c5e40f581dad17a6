package io.github.lightsailboot.benchmarks.health;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.lightsailboot.emulator.LightsailEmulator;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Sends many concurrent requests to {@code /actuator/health} of a web application, with
 * and without this starter, and prints the latency and the number of calls to AWS. The
 * applications and the clients share one JVM.
 */
public final class ProbeLoad {

	private static final int WARM_UP = 10_000;

	private static final int OWN_PROBES = 200_000;

	private ProbeLoad() {
	}

	/**
	 * Run the benchmark and print the result as tables.
	 * @param args not used
	 * @throws Exception if something cannot be started
	 */
	public static void main(String[] args) throws Exception {
		System.out.println("| application | details | round | probes | calls of AWS | p50 | p99 | a second |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
		for (Round round : measure(5, 10_000, 50)) {
			System.out.printf("| %s | %s | %d | %d | %d | %.2f ms | %.2f ms | %.0f |%n", round.application(),
					round.details(), round.number(), round.probes(), round.calls(), round.p50Millis(),
					round.p99Millis(), round.perSecond());
		}
		System.out.println();
		System.out.printf("All three parts, without HTTP: %.2f µs%n", measureOwnTime().micros());
	}

	/**
	 * Measure each application in turn.
	 * @param rounds how often each is measured
	 * @param probes the number of requests in a round
	 * @param threads the number of concurrent requests
	 * @return the rounds, in the order in which they were measured
	 * @throws Exception if something cannot be started
	 */
	public static List<Round> measure(int rounds, int probes, int threads) throws Exception {
		Map<Variant, ConfigurableApplicationContext> applications = new LinkedHashMap<>();
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			try {
				for (String details : List.of("never", "always")) {
					for (boolean starter : List.of(false, true)) {
						applications.put(new Variant(starter ? "with the starter" : "without", details),
								HealthApplication.start(WebApplicationType.SERVLET,
										Map.of("aws.lightsail.enabled", String.valueOf(starter),
												"aws.lightsail.endpoint", emulator.endpoint().toString(),
												"management.endpoint.health.show-details", details)));
					}
				}
				for (ConfigurableApplicationContext application : applications.values()) {
					probe(application, WARM_UP, threads);
				}
				List<Round> results = new ArrayList<>();
				for (int number = 1; number <= rounds; number++) {
					for (Map.Entry<Variant, ConfigurableApplicationContext> application : applications.entrySet()) {
						Variant variant = application.getKey();
						emulator.requests().clear();
						long start = System.nanoTime();
						long[] nanos = probe(application.getValue(), probes, threads);
						double seconds = (System.nanoTime() - start) / 1e9;
						results.add(new Round(variant.application(), variant.details(), number, nanos.length,
								emulator.requests().count(), percentile(nanos, 0.50), percentile(nanos, 0.99),
								nanos.length / seconds));
					}
				}
				return results;
			}
			finally {
				applications.values().forEach(ConfigurableApplicationContext::close);
			}
		}
	}

	private static long[] probe(ConfigurableApplicationContext application, int probes, int threads)
			throws InterruptedException, ExecutionException {
		int port = Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Callable<long[]>> tasks = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				tasks.add(() -> probe(port, probes / threads));
			}
			long[] nanos = new long[0];
			for (Future<long[]> task : executor.invokeAll(tasks)) {
				long[] some = task.get();
				int length = nanos.length;
				nanos = Arrays.copyOf(nanos, length + some.length);
				System.arraycopy(some, 0, nanos, length, some.length);
			}
			Arrays.sort(nanos);
			return nanos;
		}
		finally {
			executor.shutdown();
		}
	}

	private static long[] probe(int port, int probes) throws IOException {
		long[] nanos = new long[probes];
		try (ProbeClient client = new ProbeClient(port)) {
			for (int i = 0; i < probes; i++) {
				long start = System.nanoTime();
				int status = client.probe();
				nanos[i] = System.nanoTime() - start;
				if (status != 200) {
					throw new IllegalStateException("Health answered " + status);
				}
			}
		}
		return nanos;
	}

	private static double percentile(long[] sorted, double part) {
		return sorted[(int) Math.min(Math.ceil(sorted.length * part), sorted.length - 1)] / 1e6;
	}

	/**
	 * Get the health of all parts from one thread while their results are cached.
	 * @return the mean time of a probe
	 */
	public static OwnTime measureOwnTime() {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start();
				ConfigurableApplicationContext application = HealthApplication.start(WebApplicationType.NONE,
						Map.of("aws.lightsail.endpoint", emulator.endpoint().toString()))) {
			CompositeHealthContributor contributor = application.getBean("lightsailHealthContributor",
					CompositeHealthContributor.class);
			List<HealthIndicator> parts = contributor.stream()
				.map((entry) -> (HealthIndicator) entry.contributor())
				.toList();
			own(parts, OWN_PROBES);
			long start = System.nanoTime();
			own(parts, OWN_PROBES);
			return new OwnTime(OWN_PROBES, (System.nanoTime() - start) / 1e3 / OWN_PROBES);
		}
	}

	private static void own(List<HealthIndicator> parts, int probes) {
		for (int i = 0; i < probes; i++) {
			for (HealthIndicator part : parts) {
				if (part.health() == null) {
					throw new IllegalStateException("No health");
				}
			}
		}
	}

	/**
	 * One measurement of one application.
	 *
	 * @param application with the starter or without
	 * @param details whether health shows details
	 * @param number the number of the round
	 * @param probes the number of requests
	 * @param calls the number of calls to AWS
	 * @param p50Millis the median latency
	 * @param p99Millis the 99th percentile of the latency
	 * @param perSecond the throughput in requests per second
	 */
	public record Round(String application, String details, int number, int probes, long calls, double p50Millis,
			double p99Millis, double perSecond) {

	}

	/**
	 * The time of a probe of all parts whose results are cached.
	 *
	 * @param probes the number of probes
	 * @param micros the mean in microseconds
	 */
	public record OwnTime(int probes, double micros) {

	}

	private record Variant(String application, String details) {

	}

}
