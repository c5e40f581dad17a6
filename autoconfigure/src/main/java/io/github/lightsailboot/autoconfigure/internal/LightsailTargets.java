package io.github.lightsailboot.autoconfigure.internal;

import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.region.LightsailLocation;

/**
 * Where requests go. There is a bean of this type only if the configuration is valid.
 *
 * @param location the region and, if one is configured, the availability zone
 * @param lightsail region and endpoint of Lightsail
 * @param ses region and endpoint of SES
 */
public record LightsailTargets(LightsailLocation location, ClientTarget lightsail, ClientTarget ses) {

}
