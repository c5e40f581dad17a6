package io.github.lightsailboot.health.autoconfigure;

import io.github.lightsailboot.autoconfigure.LightsailProperties.VerifyOnStartup;
import io.github.lightsailboot.autoconfigure.internal.BoundPropertyCondition;

/**
 * Matches if the checks run at start.
 */
class OnVerifyOnStartupCondition extends BoundPropertyCondition<VerifyOnStartup> {

	OnVerifyOnStartupCondition() {
		super("aws.lightsail.verify-on-startup", VerifyOnStartup.NONE, (value) -> value != VerifyOnStartup.NONE);
	}

}
