package io.github.lightsailboot.autoconfigure;

import java.util.List;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;

/**
 * Checks a configuration against every rule. Has no side effects.
 *
 * @param rules the rules, in the order of their errors
 */
record ConfigurationValidator(List<ConfigurationRule> rules) {

	/**
	 * Return the errors of a configuration.
	 * @param configuration the configuration
	 * @return every error, or an empty list
	 */
	List<ConfigurationError> validate(EffectiveConfiguration configuration) {
		ConfigurationErrors errors = new ConfigurationErrors();
		for (ConfigurationRule rule : this.rules) {
			rule.check(configuration, errors);
		}
		return errors.toList();
	}

}
