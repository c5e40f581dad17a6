package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Runs the checks once at start, after every bean was created and before the application
 * serves requests. A failed check that does not end the start is logged.
 */
public final class StartupVerification implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StartupVerification.class);

	/**
	 * Extra time to wait for a machine that is slow to create clients.
	 */
	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final LightsailChecks checks;

	private final boolean failing;

	private final Duration timeout;

	/**
	 * Create a verification.
	 * @param checks the checks to run
	 * @param failing whether to wait for the results, and to fail for a reason that a
	 * change of the configuration removes
	 * @param timeout the timeout of a check
	 */
	public StartupVerification(LightsailChecks checks, boolean failing, Duration timeout) {
		this.checks = checks;
		this.failing = failing;
		this.timeout = timeout;
	}

	/**
	 * Run the checks.
	 * @throws StartupCheckFailedException if AWS rejects the configuration
	 */
	@Override
	public void afterSingletonsInstantiated() {
		if (!this.failing) {
			this.checks.refresh();
			return;
		}
		Map<String, CheckResult> refused = new LinkedHashMap<>();
		this.checks.checkAll(LIMIT.plus(this.timeout)).forEach((check, result) -> {
			if (result.isPending()) {
				logger.warn("Check %s has no result yet. The start no longer waits for it.".formatted(check.part()));
			}
			else if (result.reason() != null && result.reason().isCuredByConfiguration()) {
				refused.put(check.part(), result);
			}
		});
		if (!refused.isEmpty()) {
			throw new StartupCheckFailedException(refused);
		}
	}

}
