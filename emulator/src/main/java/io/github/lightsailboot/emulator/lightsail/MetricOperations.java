package io.github.lightsailboot.emulator.lightsail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Metrics of instances. They are those of an idle machine, from its creation to now.
 */
final class MetricOperations {

	private static final int MAX_POINTS = 1440;

	private static final Set<String> STATISTICS = Set.of("Minimum", "Maximum", "Sum", "Average", "SampleCount");

	private static final Map<String, Metric> METRICS = Map.of("CPUUtilization", new Metric("Percent", 1), "NetworkIn",
			new Metric("Bytes", 2048), "NetworkOut", new Metric("Bytes", 1024), "StatusCheckFailed",
			new Metric("Count", 0), "StatusCheckFailed_Instance", new Metric("Count", 0), "StatusCheckFailed_System",
			new Metric("Count", 0), "BurstCapacityTime", new Metric("Seconds", 86_400), "BurstCapacityPercentage",
			new Metric("Percent", 100), "MetadataNoToken", new Metric("Count", 0));

	private MetricOperations() {
	}

	static void register(LightsailApi api) {
		api.add("GetInstanceMetricData", MetricOperations::getInstanceMetricData,
				"instanceName metricName period startTime endTime unit statistics");
	}

	private static Object getInstanceMetricData(LightsailCall call) {
		Instance instance = call.instance();
		String name = call.required("metricName");
		String unit = call.required("unit");
		List<String> statistics = call.requiredList("statistics");
		int period = call.requiredInteger("period", 60, 86_400);
		Instant start = instant(call, "startTime");
		Instant end = instant(call, "endTime");
		Metric metric = METRICS.get(name);
		if (metric == null) {
			throw call.invalid("Invalid input: the metric does not exist: " + name);
		}
		if (!STATISTICS.containsAll(statistics)) {
			throw call.invalid("Invalid input: statistics must be among " + STATISTICS.stream().sorted().toList());
		}
		if (period % 60 != 0) {
			throw call.invalid("Invalid input: period must be a multiple of 60");
		}
		if (!start.isBefore(end)) {
			throw call.invalid("Invalid input: startTime must be before endTime");
		}
		if (Duration.between(start, end).dividedBy(Duration.ofSeconds(period)) > MAX_POINTS) {
			throw call.invalid("Invalid input: no more than " + MAX_POINTS + " data points may be requested");
		}
		List<Map<String, Object>> points = new ArrayList<>();
		// As in CloudWatch, there is no data in another unit
		if (unit.equals(metric.unit())) {
			Instant last = end.isBefore(call.now()) ? end : call.now();
			for (Instant at = start; !at.plusSeconds(period).isAfter(last); at = at.plusSeconds(period)) {
				if (!at.isBefore(instance.createdAt())) {
					points.add(point(at, metric, period / 60, statistics));
				}
			}
		}
		return Map.of("metricName", name, "metricData", points);
	}

	private static Map<String, Object> point(Instant at, Metric metric, int samples, List<String> statistics) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("Average", metric.value());
		values.put("Minimum", metric.value());
		values.put("Maximum", metric.value());
		values.put("Sum", metric.value() * samples);
		values.put("SampleCount", (double) samples);
		Map<String, Object> point = new LinkedHashMap<>();
		for (String statistic : statistics) {
			point.put(Character.toLowerCase(statistic.charAt(0)) + statistic.substring(1),
					values.getOrDefault(statistic, 0));
		}
		point.put("timestamp", LightsailCall.seconds(at));
		point.put("unit", metric.unit());
		return point;
	}

	private static Instant instant(LightsailCall call, String name) {
		JsonNode node = call.input().path(name);
		double seconds = node.isNumber() ? node.doubleValue() : Double.NaN;
		// Up to the year 9999
		if (!(seconds >= 0 && seconds < 253_402_300_800.0)) {
			throw call.invalid("Invalid input: " + name + " must be a time");
		}
		return Instant.ofEpochMilli(Math.round(seconds * 1000));
	}

	private record Metric(String unit, double value) {
	}

}
