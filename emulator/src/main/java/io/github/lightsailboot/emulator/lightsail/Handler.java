package io.github.lightsailboot.emulator.lightsail;

/**
 * The handler of a Lightsail operation.
 */
@FunctionalInterface
interface Handler {

	/**
	 * Perform the operation.
	 * @param call the call
	 * @return the result, to be written as JSON
	 */
	Object perform(LightsailCall call);

}
