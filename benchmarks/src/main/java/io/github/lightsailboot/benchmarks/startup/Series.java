package io.github.lightsailboot.benchmarks.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.benchmarks.results.Measurement;

/**
 * Collects the values of several rounds.
 */
public final class Series {

	private final String benchmark;

	private final Map<Key, List<Double>> values = new LinkedHashMap<>();

	public Series(String benchmark) {
		this.benchmark = benchmark;
	}

	/**
	 * Add the value of a round.
	 * @param contender the contender
	 * @param metric the name of the figure
	 * @param unit its unit
	 * @param value the value
	 */
	public void add(String contender, String metric, String unit, double value) {
		this.values.computeIfAbsent(new Key(contender, metric, unit), (key) -> new ArrayList<>()).add(value);
	}

	/**
	 * Return the measurements.
	 * @return the measurements
	 */
	public List<Measurement> measurements() {
		List<Measurement> measurements = new ArrayList<>();
		this.values.forEach((key, all) -> measurements
			.add(new Measurement(this.benchmark, key.contender(), key.metric(), key.unit(), all)));
		return measurements;
	}

	private record Key(String contender, String metric, String unit) {
	}

}
