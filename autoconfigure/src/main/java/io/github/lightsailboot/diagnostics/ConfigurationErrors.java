package io.github.lightsailboot.diagnostics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The errors of a configuration that were found so far.
 */
public final class ConfigurationErrors {

	private final List<ConfigurationError> errors = new ArrayList<>();

	private final Set<String> reported = new HashSet<>();

	/**
	 * Add an error.
	 * @param error the error
	 */
	public void add(ConfigurationError error) {
		this.errors.add(error);
		this.reported.add(error.property());
	}

	/**
	 * Add an error, and count another property as reported too: the one that was meant.
	 * @param error the error
	 * @param meant the other property
	 */
	public void add(ConfigurationError error, String meant) {
		add(error);
		this.reported.add(meant);
	}

	/**
	 * Return whether an error of the property was found, so that it is not reported as
	 * missing too.
	 * @param property the full name of the property
	 * @return {@code true} if there is an error
	 */
	public boolean isReported(String property) {
		return this.reported.contains(property);
	}

	/**
	 * Return the errors.
	 * @return the errors, in the order in which they were found
	 */
	public List<ConfigurationError> toList() {
		return List.copyOf(this.errors);
	}

}
