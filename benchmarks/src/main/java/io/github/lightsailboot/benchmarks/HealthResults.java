package io.github.lightsailboot.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.benchmarks.health.FaultMatrix;
import io.github.lightsailboot.benchmarks.health.ProbeLoad;
import io.github.lightsailboot.benchmarks.results.Measurement;
import io.github.lightsailboot.benchmarks.startup.Series;

/**
 * Collects the results of the health benchmarks.
 */
final class HealthResults {

	private HealthResults() {
	}

	static List<Measurement> load(int rounds) throws Exception {
		Series series = new Series("10,000 health probes by 50 threads");
		for (ProbeLoad.Round round : ProbeLoad.measure(rounds, 10_000, 50)) {
			String contender = "%s, details: %s".formatted(round.application(), round.details());
			series.add(contender, "median", "ms", round.p50Millis());
			series.add(contender, "99 of 100 within", "ms", round.p99Millis());
			series.add(contender, "calls of AWS", "", (double) round.calls());
		}
		List<Measurement> measurements = new ArrayList<>(series.measurements());
		measurements.add(Measurement.of("A health probe that finds answers", "the three parts", "time", "µs",
				ProbeLoad.measureOwnTime().micros()));
		return measurements;
	}

	static List<Measurement> faults() throws Exception {
		List<Measurement> measurements = new ArrayList<>();
		for (FaultMatrix.Row row : FaultMatrix.measure()) {
			String contender = "%s: %s".formatted(row.fault(), row.first());
			String benchmark = "Health under faults";
			measurements.add(Measurement.of(benchmark, contender, "first probe", "s", row.firstSeconds()));
			measurements.add(Measurement.of(benchmark, contender, "slowest of 200 more", "s", row.slowestSeconds()));
			measurements.add(Measurement.of(benchmark, contender, "threads at most", "", row.threadsAtMost()));
			measurements.add(Measurement.of(benchmark, contender, "threads left", "", row.threadsAfter()));
		}
		return measurements;
	}

}
