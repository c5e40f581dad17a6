package io.github.lightsailboot.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.benchmarks.results.Measurement;
import io.github.lightsailboot.emulator.LightsailEmulator;

/**
 * Measures how long applications take to start with an archive of their classes: the
 * ahead-of-time cache on JDK 24 and later, class data sharing on older ones.
 */
public final class ArchiveBenchmark {

	private static final List<Application> APPLICATIONS = List.of(Application.BARE, Application.STARTER,
			Application.SPRING_CLOUD_AWS);

	private static final boolean CACHE = Runtime.version().feature() >= 25;

	private ArchiveBenchmark() {
	}

	/**
	 * Run the benchmark.
	 * @param rounds how often each application is started
	 * @return the measurements
	 * @throws IOException if an application does not start
	 */
	public static List<Measurement> run(int rounds) throws IOException {
		Series series = new Series(CACHE ? "Start with an ahead-of-time cache" : "Start with class data sharing");
		try (LightsailEmulator emulator = BenchmarkEndpoint.start()) {
			List<String> options = new ArrayList<>();
			for (Application application : APPLICATIONS) {
				options.add(archive(application, emulator));
			}
			for (int round = -1; round < rounds; round++) {
				double bare = 0;
				for (int i = 0; i < APPLICATIONS.size(); i++) {
					Application application = APPLICATIONS.get(i);
					System.err.println("Archive " + (round + 1) + " of " + rounds + ": " + application.name());
					try (RunningApplication running = RunningApplication.start(application, emulator.endpoint(),
							options.get(i))) {
						bare = application.equals(Application.BARE) ? running.startedMillis() : bare;
						if (round >= 0) {
							series.add(application.name(), "started", "ms", running.startedMillis());
							series.add(application.name(), "more than without AWS", "ms",
									running.startedMillis() - bare);
						}
					}
				}
			}
		}
		return series.measurements();
	}

	private static String archive(Application application, LightsailEmulator emulator) throws IOException {
		Path file = RunningApplication.extracted(application.module()).resolveSibling(CACHE ? "app.aot" : "app.jsa");
		Files.deleteIfExists(file);
		RunningApplication.runToItsEnd(application, emulator.endpoint(), "-Dspring.context.exit=onRefresh",
				(CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
		if (!Files.exists(file)) {
			throw new IOException("No archive of '%s'".formatted(application.name()));
		}
		return (CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file;
	}

}
