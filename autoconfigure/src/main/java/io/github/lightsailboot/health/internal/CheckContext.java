package io.github.lightsailboot.health.internal;

import java.time.Duration;

/**
 * Objects and settings that all checks share.
 *
 * @param clients creates the clients
 * @param identity calls STS
 * @param clockSkew reports a clock that is wrong
 * @param firstCallTimeout timeout of the SDK for a first call, which includes the time to
 * load classes
 */
record CheckContext(CheckClients clients, StsIdentity identity, ClockSkew clockSkew, Duration firstCallTimeout) {

}
