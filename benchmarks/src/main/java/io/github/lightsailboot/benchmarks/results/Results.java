package io.github.lightsailboot.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All measurements of one run, and the machine.
 */
public final class Results {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Map<String, String> machine = new LinkedHashMap<>();

	private final List<Measurement> measurements = new ArrayList<>();

	public Results() {
		this.machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
		this.machine.put("java", Runtime.version().toString());
		this.machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
		this.machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
	}

	/**
	 * Add measurements.
	 * @param added the measurements
	 */
	public void add(List<Measurement> added) {
		this.measurements.addAll(added);
	}

	/**
	 * Return the measurements.
	 * @return the measurements in the order in which they were added
	 */
	public List<Measurement> measurements() {
		return List.copyOf(this.measurements);
	}

	/**
	 * Write the results as JSON, with every value.
	 * @param file the file, whose folder exists
	 * @throws IOException if it cannot be written
	 */
	public void writeJson(Path file) throws IOException {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("machine", this.machine);
		content.put("measurements", this.measurements);
		Files.writeString(file, JSON.writeValueAsString(content) + "\n");
	}

	/**
	 * Return the results as Markdown: a table for each benchmark, a row for each
	 * contender, the median in each cell with the smallest and largest value.
	 * @return the tables
	 */
	public String markdown() {
		StringBuilder text = new StringBuilder("Java %s, %s processors, %s, %s\n".formatted(this.machine.get("java"),
				this.machine.get("processors"), this.machine.get("os"), this.machine.get("date")));
		Set<String> benchmarks = new LinkedHashSet<>();
		this.measurements.forEach((measurement) -> benchmarks.add(measurement.benchmark()));
		benchmarks.forEach((benchmark) -> table(text, benchmark));
		return text.toString();
	}

	private void table(StringBuilder text, String benchmark) {
		Set<String> metrics = new LinkedHashSet<>();
		Map<String, Map<String, Measurement>> rows = new LinkedHashMap<>();
		for (Measurement measurement : this.measurements) {
			if (measurement.benchmark().equals(benchmark)) {
				String metric = measurement.metric()
						+ (measurement.unit().isEmpty() ? "" : " (" + measurement.unit() + ")");
				metrics.add(metric);
				rows.computeIfAbsent(measurement.contender(), (contender) -> new LinkedHashMap<>())
					.put(metric, measurement);
			}
		}
		text.append("\n### ").append(benchmark).append("\n\n| |");
		metrics.forEach((metric) -> text.append(' ').append(metric).append(" |"));
		text.append("\n| --- |").append(" --- |".repeat(metrics.size())).append('\n');
		rows.forEach((contender, row) -> {
			text.append("| ").append(contender).append(" |");
			metrics.forEach((metric) -> text.append(' ').append(cell(row.get(metric))).append(" |"));
			text.append('\n');
		});
	}

	private static String cell(@Nullable Measurement measurement) {
		if (measurement == null) {
			return "";
		}
		String median = number(measurement.median());
		return (measurement.values().size() == 1) ? median
				: "%s (%s–%s)".formatted(median, number(measurement.min()), number(measurement.max()));
	}

	private static String number(double value) {
		if (Math.abs(value) >= 100 || value == Math.rint(value)) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return String.format(Locale.ROOT, (Math.abs(value) >= 10) ? "%.1f" : "%.3f", value);
	}

}
