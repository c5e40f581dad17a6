package io.github.lightsailboot.health;

import java.time.Duration;

/**
 * Is told of every try to make a check. Called with a lock held: it must be quick.
 */
@FunctionalInterface
public interface CheckListener {

	/**
	 * Listener that does nothing.
	 */
	CheckListener NONE = (check, outcome, duration) -> {
	};

	/**
	 * Called after a try.
	 * @param check the name of the check, as in health
	 * @param outcome {@code UP}, or the name of the reason
	 * @param duration how long it took
	 */
	void onCheck(String check, String outcome, Duration duration);

}
