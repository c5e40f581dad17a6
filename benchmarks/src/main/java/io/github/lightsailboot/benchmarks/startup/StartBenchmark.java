package io.github.lightsailboot.benchmarks.startup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.benchmarks.results.Measurement;
import io.github.lightsailboot.emulator.LightsailEmulator;

/**
 * Measures how long applications take to start, how many classes they load, and how long
 * the first call takes. Every round starts each application once, so that a change of the
 * machine's speed affects all of them.
 */
public final class StartBenchmark {

	private static final List<Application> APPLICATIONS = List.of(Application.BARE, Application.STARTER,
			Application.SPRING_CLOUD_AWS, Application.handWritten(1), Application.injecting(1),
			Application.handWritten(3), Application.injecting(3), Application.handWritten(4), Application.injecting(5));

	private static final String DISABLED = "--aws.lightsail.enabled=false";

	private static final String WITHOUT_BEANS_OF_SPRING_CLOUD_AWS = "--spring.autoconfigure.exclude=" + Stream
		.of("AwsAutoConfiguration", "CredentialsProviderAutoConfiguration", "RegionProviderAutoConfiguration")
		.map("io.awspring.cloud.autoconfigure.core."::concat)
		.collect(Collectors.joining(","));

	private static final List<Application> STEPS = List.of(Application.BARE,
			Application.STARTER.with(", disabled, without the beans of Spring Cloud AWS", DISABLED,
					WITHOUT_BEANS_OF_SPRING_CLOUD_AWS),
			Application.STARTER.with(", disabled", DISABLED),
			Application.STARTER.with(", without the beans of Spring Cloud AWS", WITHOUT_BEANS_OF_SPRING_CLOUD_AWS),
			Application.STARTER);

	private StartBenchmark() {
	}

	/**
	 * Run the benchmark.
	 * @param rounds how often each application is started
	 * @return the measurements
	 * @throws IOException if an application does not start
	 */
	public static List<Measurement> run(int rounds) throws IOException {
		Series series = new Series("Start");
		try (LightsailEmulator emulator = BenchmarkEndpoint.start()) {
			for (int round = -1; round < rounds; round++) {
				double bare = 0;
				for (Application application : APPLICATIONS) {
					System.err.println("Start " + (round + 1) + " of " + rounds + ": " + application.name());
					try (RunningApplication running = RunningApplication.start(application, emulator.endpoint())) {
						bare = application.equals(Application.BARE) ? running.startedMillis() : bare;
						// The first round warms the caches of the operating system
						if (round >= 0) {
							measure(series, application, running, running.startedMillis() - bare);
						}
					}
				}
			}
		}
		List<Measurement> all = new ArrayList<>(series.measurements());
		for (String module : List.of("bare", "starter", "spring-cloud-aws", "hand-written")) {
			all.add(Measurement.of("Libraries", module, "size", "MB", RunningApplication.libraryBytes(module) / 1e6));
		}
		return all;
	}

	/**
	 * Compare this starter, with and without some of its parts, with the application
	 * without AWS. The order changes with every round.
	 * @param rounds how often each application is started
	 * @return the measurements
	 * @throws IOException if an application does not start
	 */
	public static List<Measurement> pairs(int rounds) throws IOException {
		Series series = new Series("Start, in pairs");
		List<Application> order = new ArrayList<>(STEPS);
		try (LightsailEmulator emulator = BenchmarkEndpoint.start()) {
			for (int round = -1; round < rounds; round++) {
				Map<Application, Double> started = new HashMap<>();
				for (Application application : order) {
					started.put(application, started(application, emulator));
				}
				Collections.reverse(order);
				if (round >= 0) {
					for (Application application : STEPS) {
						double millis = started.getOrDefault(application, Double.NaN);
						double bare = started.getOrDefault(Application.BARE, Double.NaN);
						series.add(application.name(), "started", "ms", millis);
						series.add(application.name(), "more than without AWS", "ms", millis - bare);
					}
				}
			}
		}
		return series.measurements();
	}

	private static double started(Application application, LightsailEmulator emulator) throws IOException {
		try (RunningApplication running = RunningApplication.start(application, emulator.endpoint())) {
			return running.startedMillis();
		}
	}

	private static void measure(Series series, Application application, RunningApplication running, double overBare) {
		String name = application.name();
		series.add(name, "started", "ms", running.startedMillis());
		if (!application.equals(Application.BARE)) {
			series.add(name, "more than without AWS", "ms", overBare);
		}
		series.add(name, "classes", "", running.classes());
		running.get("/ping");
		if (application.mails()) {
			double first = running.send(1);
			series.add(name, "first mail", "ms", first);
			series.add(name, "started and first mail sent", "ms", running.startedMillis() + first);
			series.add(name, "second mail", "ms", running.send(1));
		}
		series.add(name, "first health probe", "ms", running.get("/actuator/health"));
		series.add(name, "second health probe", "ms", running.get("/actuator/health"));
	}

}
