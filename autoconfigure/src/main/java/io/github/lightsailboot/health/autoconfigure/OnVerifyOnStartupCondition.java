package io.github.lightsailboot.health.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Matches if the checks run at start.
 */
class OnVerifyOnStartupCondition extends AnyNestedCondition {

	OnVerifyOnStartupCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty(name = "aws.lightsail.verify-on-startup", havingValue = "warn")
	static class Warn {

	}

	@ConditionalOnProperty(name = "aws.lightsail.verify-on-startup", havingValue = "fail")
	static class Fail {

	}

}
