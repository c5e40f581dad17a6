package io.github.lightsailboot.emulator.lightsail;

/**
 * What an operation of Lightsail does.
 */
@FunctionalInterface
interface Handler {

	/**
	 * Do it.
	 * @param call the call
	 * @return what becomes JSON
	 */
	Object perform(LightsailCall call);

}
