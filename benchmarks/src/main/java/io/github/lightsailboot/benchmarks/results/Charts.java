package io.github.lightsailboot.benchmarks.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws charts from results that were written as JSON.
 */
public final class Charts {

	private static final Map<String, String> FIGURES = Map.of("started", "started.png", "classes", "classes.png");

	private Charts() {
	}

	/**
	 * Draw the charts.
	 * @param json the results
	 * @param benchmark the benchmark to draw
	 * @param directory where to write them as PNG
	 * @throws IOException if they cannot be written
	 */
	public static void write(Path json, String benchmark, Path directory) throws IOException {
		JsonNode results = JsonMapper.shared().readTree(json.toFile());
		for (Map.Entry<String, String> figure : FIGURES.entrySet()) {
			List<Measurement> measurements = results.get("measurements")
				.valueStream()
				.filter((node) -> node.get("benchmark").asString().equals(benchmark)
						&& node.get("metric").asString().equals(figure.getKey()))
				.map(Charts::measurement)
				.toList();
			if (!measurements.isEmpty()) {
				String unit = measurements.get(0).unit();
				BarChart.write(figure.getKey() + (unit.isEmpty() ? "" : ", " + unit), measurements,
						directory.resolve(figure.getValue()));
			}
		}
	}

	private static Measurement measurement(JsonNode node) {
		return new Measurement(node.get("benchmark").asString(), node.get("contender").asString(),
				node.get("metric").asString(), node.get("unit").asString(),
				node.get("values").valueStream().map(JsonNode::asDouble).toList());
	}

}
