package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.autoconfigure.internal.BoundPropertyCondition;

import org.springframework.core.env.Environment;

/**
 * Matches unless {@code aws.lightsail.enabled} is false.
 */
class OnLightsailEnabledCondition extends BoundPropertyCondition<Boolean> {

	static final String PROPERTY = LightsailProperties.PREFIX + ".enabled";

	OnLightsailEnabledCondition() {
		super(PROPERTY, true, (enabled) -> enabled);
	}

	static boolean isEnabled(Environment environment) {
		return value(environment, PROPERTY, true);
	}

	/**
	 * Matches if {@code aws.lightsail.enabled} is false.
	 */
	static class Disabled extends BoundPropertyCondition<Boolean> {

		Disabled() {
			super(PROPERTY, true, (enabled) -> !enabled);
		}

	}

}
