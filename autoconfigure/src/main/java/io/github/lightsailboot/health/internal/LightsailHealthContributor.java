package io.github.lightsailboot.health.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.lightsailboot.failure.HealthStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Shows the checks as parts of the application's health.
 */
public final class LightsailHealthContributor implements CompositeHealthContributor {

	/**
	 * Status of an account that cannot send at the moment. It does not affect the overall
	 * status, because it is not in {@code management.endpoint.health.status.order} by
	 * default.
	 */
	private static final Status RESTRICTED = new Status(HealthStatus.RESTRICTED.name());

	private final Map<String, HealthIndicator> parts = new LinkedHashMap<>();

	/**
	 * Create a contributor with one part for each check.
	 * @param names the names of the checks
	 * @param checks supplies the checks when health is first requested
	 */
	public LightsailHealthContributor(List<String> names, Supplier<LightsailChecks> checks) {
		names.forEach((name) -> this.parts.put(name, () -> health(checks.get().check(name))));
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		return this.parts.get(name);
	}

	@Override
	public Stream<HealthContributors.Entry> stream() {
		return this.parts.entrySet()
			.stream()
			.map((part) -> new HealthContributors.Entry(part.getKey(), part.getValue()));
	}

	private static Health health(CheckResult result) {
		return Health.status(status(result.status())).withDetails(result.details()).build();
	}

	private static Status status(HealthStatus status) {
		return switch (status) {
			case UP -> Status.UP;
			case DOWN -> Status.DOWN;
			case UNKNOWN -> Status.UNKNOWN;
			case RESTRICTED -> RESTRICTED;
		};
	}

}
