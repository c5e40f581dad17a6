package io.github.lightsailboot.health.internal;

/**
 * What all checks share.
 *
 * @param clients builds their clients
 * @param identity calls STS
 * @param clockSkew reports a clock that is off
 */
record CheckContext(CheckClients clients, StsIdentity identity, ClockSkew clockSkew) {

}
