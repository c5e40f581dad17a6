package io.github.lightsailboot.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Shows the checks as a part of the application's health.
 */
public final class LightsailHealth {

	/**
	 * Status of an account that may not send for now. Boot does not count it, for it is
	 * not in the order of statuses unless somebody puts it there.
	 */
	public static final Status RESTRICTED = new Status(CheckStatus.RESTRICTED.name());

	private LightsailHealth() {
	}

	/**
	 * Create a contributor with one part for each check.
	 * @param names the names of the checks
	 * @param checks gives the checks when health is asked for the first time
	 * @return the contributor
	 */
	public static CompositeHealthContributor contributor(List<String> names, Supplier<LightsailChecks> checks) {
		Map<String, HealthContributor> contributors = new LinkedHashMap<>();
		for (String name : names) {
			HealthIndicator indicator = () -> health(checks.get().check(name));
			contributors.put(name, indicator);
		}
		return CompositeHealthContributor.fromMap(contributors);
	}

	private static Health health(CheckResult result) {
		return Health.status(status(result.status())).withDetails(result.details()).build();
	}

	private static Status status(CheckStatus status) {
		return switch (status) {
			case UP -> Status.UP;
			case DOWN -> Status.DOWN;
			case UNKNOWN -> Status.UNKNOWN;
			case RESTRICTED -> RESTRICTED;
		};
	}

}
