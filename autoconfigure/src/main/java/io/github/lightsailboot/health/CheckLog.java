package io.github.lightsailboot.health;

import java.util.HashSet;
import java.util.Set;

import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says in the log what has become of one check, when it changes. Not safe for use by
 * several threads.
 */
final class CheckLog {

	private static final Log logger = LogFactory.getLog("io.github.lightsailboot.health");

	private final String check;

	private final Set<AwsFailureReason> saidOnce = new HashSet<>();

	private @Nullable AwsFailureReason last;

	CheckLog(String check) {
		this.check = check;
	}

	void log(Answer answer) {
		AwsFailure failure = answer.failure();
		AwsFailureReason previous = this.last;
		this.last = (failure != null) ? failure.reason() : null;
		if (failure == null) {
			if (previous != null) {
				logger.info("Check %s is up again".formatted(this.check));
			}
			return;
		}
		if (failure.reason() == previous) {
			return;
		}
		if (failure.reason() == AwsFailureReason.ACCESS_DENIED) {
			if (this.saidOnce.add(failure.reason())) {
				logger.info("Check %s cannot tell: %s".formatted(this.check, failure.message()));
			}
			return;
		}
		logger.warn("Check %s: %s (%s)".formatted(this.check, failure.message(), failure.reason()));
	}

	void credentialsChanged() {
		this.saidOnce.clear();
	}

}
