package io.github.lightsailboot.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import io.github.lightsailboot.benchmarks.results.Measurement;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the micro-benchmarks with JMH.
 */
public final class MicroBenchmarks {

	private MicroBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param forks the number of forks of each benchmark
	 * @return the measurements, a value for each iteration
	 * @throws RunnerException if JMH fails
	 */
	public static List<Measurement> run(int forks) throws RunnerException {
		List<Measurement> measurements = new ArrayList<>();
		for (RunResult result : new Runner(new OptionsBuilder().include(CachedHealthBenchmark.class.getName())
			.forks(forks)
			.warmupIterations(3)
			.warmupTime(TimeValue.seconds(2))
			.measurementIterations(5)
			.measurementTime(TimeValue.seconds(2))
			.shouldFailOnError(true)
			.build()).run()) {
			BenchmarkParams parameters = result.getParams();
			String name = parameters.getBenchmark().substring(parameters.getBenchmark().lastIndexOf('.') + 1);
			List<Double> values = result.getBenchmarkResults()
				.stream()
				.flatMap((fork) -> StreamSupport.stream(fork.getIterationResults().spliterator(), false))
				.map((iteration) -> iteration.getPrimaryResult().getScore())
				.toList();
			measurements.add(new Measurement("Calls that find an answer", name, "time", "µs", values));
		}
		return measurements;
	}

}
