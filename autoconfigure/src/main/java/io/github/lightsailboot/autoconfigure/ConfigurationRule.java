package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.diagnostics.ConfigurationErrors;

/**
 * A rule of the configuration, and how a violation is reported.
 */
@FunctionalInterface
interface ConfigurationRule {

	/**
	 * Check the configuration.
	 * @param configuration the configuration
	 * @param errors the errors so far, to which those of this rule are added
	 */
	void check(EffectiveConfiguration configuration, ConfigurationErrors errors);

}
