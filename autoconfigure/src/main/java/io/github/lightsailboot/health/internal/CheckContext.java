package io.github.lightsailboot.health.internal;

import java.time.Duration;

/**
 * Objects and settings that all checks share.
 *
 * @param clients creates the clients
 * @param identity calls STS
 * @param clockSkew reports a clock that is wrong
 * @param timeout the timeout of a check
 */
record CheckContext(CheckClients clients, StsIdentity identity, ClockSkew clockSkew, Duration timeout) {

	/**
	 * Factor of the timeout of a first call. A cold JVM on a busy machine needs most of
	 * it to load classes.
	 */
	private static final int FIRST_CALL = 10;

	Duration firstCallTimeout() {
		return this.timeout.multipliedBy(FIRST_CALL);
	}

}
