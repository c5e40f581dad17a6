package io.github.lightsailboot.sample.activity;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;

/**
 * The application's health as the page shows it.
 *
 * @param status the status of the application
 * @param checks what the checks of the starter report, by name
 */
record HealthView(String status, Map<String, Check> checks) {

	static HealthView of(HealthDescriptor health) {
		Map<String, Check> checks = new LinkedHashMap<>();
		components(components(health).get("lightsail"))
			.forEach((name, part) -> checks.put(name, new Check(part.getStatus().getCode(), details(part))));
		return new HealthView(health.getStatus().getCode(), checks);
	}

	private static Map<String, HealthDescriptor> components(@Nullable HealthDescriptor health) {
		Map<String, HealthDescriptor> components = (health instanceof CompositeHealthDescriptor composite)
				? composite.getComponents() : null;
		return (components != null) ? components : Map.of();
	}

	private static Map<String, Object> details(HealthDescriptor health) {
		Map<String, Object> details = (health instanceof IndicatedHealthDescriptor indicated) ? indicated.getDetails()
				: null;
		return (details != null) ? details : Map.of();
	}

	/**
	 * What a check reports.
	 *
	 * @param status such as {@code UP}
	 * @param details the details, as Actuator shows them
	 */
	record Check(String status, Map<String, Object> details) {

		@Nullable Long latencyInMillis() {
			Object latency = this.details.get("latency");
			return (latency != null) ? DurationStyle.detectAndParse(latency.toString()).toMillis() : null;
		}

	}

}
