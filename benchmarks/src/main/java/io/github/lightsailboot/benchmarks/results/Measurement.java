package io.github.lightsailboot.benchmarks.results;

import java.util.List;

/**
 * One metric of one contender, measured several times.
 *
 * @param benchmark what was measured
 * @param contender what it was measured of
 * @param metric the name of the figure
 * @param unit its unit, such as {@code ms}
 * @param values the values in the order in which they were measured
 */
public record Measurement(String benchmark, String contender, String metric, String unit, List<Double> values) {

	public Measurement {
		values = List.copyOf(values);
		if (values.isEmpty()) {
			throw new IllegalArgumentException("No values of '%s'".formatted(metric));
		}
	}

	/**
	 * Measure something once.
	 * @param benchmark what was measured
	 * @param contender what it was measured of
	 * @param metric the name of the figure
	 * @param unit its unit
	 * @param value the value
	 * @return the measurement
	 */
	public static Measurement of(String benchmark, String contender, String metric, String unit, double value) {
		return new Measurement(benchmark, contender, metric, unit, List.of(value));
	}

	/**
	 * Return the median.
	 * @return the median
	 */
	public double median() {
		List<Double> sorted = this.values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * Return the smallest value.
	 * @return the smallest value
	 */
	public double min() {
		return this.values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
	}

	/**
	 * Return the largest value.
	 * @return the largest value
	 */
	public double max() {
		return this.values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

}
