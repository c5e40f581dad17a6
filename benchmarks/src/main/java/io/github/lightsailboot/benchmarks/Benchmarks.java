package io.github.lightsailboot.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.lightsailboot.benchmarks.memory.MemoryBenchmark;
import io.github.lightsailboot.benchmarks.micro.MicroBenchmarks;
import io.github.lightsailboot.benchmarks.results.Charts;
import io.github.lightsailboot.benchmarks.results.Measurement;
import io.github.lightsailboot.benchmarks.results.Results;
import io.github.lightsailboot.benchmarks.startup.ArchiveBenchmark;
import io.github.lightsailboot.benchmarks.startup.StartBenchmark;

/**
 * Runs all measurements, or those named as arguments, from the root of the project, and
 * writes {@code results.json}, {@code results.md} and charts into
 * {@code benchmarks/target/results}. With {@code quick} as the first argument, every
 * measurement is short, to check that it works.
 */
public final class Benchmarks {

	private static final Path DIRECTORY = Path.of("benchmarks", "target", "results");

	private Benchmarks() {
	}

	public static void main(String[] args) throws Exception {
		boolean quick = args.length > 0 && args[0].equals("quick");
		List<String> chosen = List.of(args).subList(quick ? 1 : 0, args.length);
		Map<String, Callable<List<Measurement>>> benchmarks = benchmarks(quick);
		Results results = new Results();
		for (String name : chosen.isEmpty() ? benchmarks.keySet() : chosen) {
			Callable<List<Measurement>> benchmark = benchmarks.get(name);
			if (benchmark == null) {
				throw new IllegalArgumentException(
						"No benchmark '%s'. There are: %s".formatted(name, String.join(", ", benchmarks.keySet())));
			}
			results.add(benchmark.call());
			write(results);
		}
		System.out.println(results.markdown());
		System.out.println("Written to " + DIRECTORY);
	}

	private static Map<String, Callable<List<Measurement>>> benchmarks(boolean quick) {
		Map<String, Callable<List<Measurement>>> benchmarks = new LinkedHashMap<>();
		benchmarks.put("start", () -> StartBenchmark.run(quick ? 1 : 10));
		benchmarks.put("pairs", () -> StartBenchmark.pairs(quick ? 1 : 20));
		benchmarks.put("archive", () -> ArchiveBenchmark.run(quick ? 1 : 10));
		benchmarks.put("memory", () -> MemoryBenchmark.run(quick ? 1 : 3));
		benchmarks.put("soak", () -> MemoryBenchmark.soak(quick ? 10_000 : 100_000));
		benchmarks.put("health", () -> HealthResults.load(quick ? 1 : 5));
		benchmarks.put("faults", HealthResults::faults);
		benchmarks.put("mail", () -> MailResults.measure(quick ? List.of("rate-200", "starter", "pool") : List.of()));
		benchmarks.put("micro", () -> MicroBenchmarks.run(quick ? 1 : 2));
		return benchmarks;
	}

	private static void write(Results results) throws Exception {
		Files.createDirectories(DIRECTORY);
		Path json = DIRECTORY.resolve("results.json");
		results.writeJson(json);
		Files.writeString(DIRECTORY.resolve("results.md"), results.markdown());
		Charts.write(json, "Start", DIRECTORY);
	}

}
