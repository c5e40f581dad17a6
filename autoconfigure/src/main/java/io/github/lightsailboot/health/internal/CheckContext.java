package io.github.lightsailboot.health.internal;

import java.time.Duration;

/**
 * What all checks share.
 *
 * @param clients builds their clients
 * @param identity calls STS
 * @param clockSkew reports a clock that is off
 * @param firstCallTimeout timeout of the SDK for a first call, which includes the time to
 * load classes
 */
record CheckContext(CheckClients clients, StsIdentity identity, ClockSkew clockSkew, Duration firstCallTimeout) {

}
