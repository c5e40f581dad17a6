package io.github.lightsailboot.autoconfigure;

import java.util.List;

import io.github.lightsailboot.diagnostics.Mistake;

/**
 * A rule that the configuration as a whole has to meet.
 */
interface ConfigurationRule {

	/**
	 * Check the configuration.
	 * @param candidate the configuration
	 * @return what is wrong with it, or an empty list
	 */
	List<Mistake> check(ConfigurationCandidate candidate);

}
