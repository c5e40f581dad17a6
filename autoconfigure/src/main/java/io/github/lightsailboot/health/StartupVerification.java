package io.github.lightsailboot.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.lightsailboot.failure.AwsFailureReason;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Asks AWS once at start, after every bean was made and before requests are served. What
 * does not end the start is told in the log, as every failed check is.
 */
public final class StartupVerification implements SmartInitializingSingleton {

	private final LightsailChecks checks;

	private final boolean failing;

	/**
	 * Create a verification.
	 * @param checks the checks to make
	 * @param failing whether to wait for the answers, and to fail on what new
	 * configuration would cure
	 */
	public StartupVerification(LightsailChecks checks, boolean failing) {
		this.checks = checks;
		this.failing = failing;
	}

	/**
	 * Ask.
	 * @throws StartupCheckFailedException if AWS refuses what is configured
	 */
	@Override
	public void afterSingletonsInstantiated() {
		if (!this.failing) {
			this.checks.refresh();
			return;
		}
		Map<String, CheckResult> refused = new LinkedHashMap<>();
		this.checks.settleAll().forEach((name, result) -> {
			if (result.reason().filter(AwsFailureReason::isCuredByConfiguration).isPresent()) {
				refused.put(name, result);
			}
		});
		if (!refused.isEmpty()) {
			throw StartupCheckFailedException.of(refused);
		}
	}

}
