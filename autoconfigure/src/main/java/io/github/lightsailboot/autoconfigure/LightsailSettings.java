package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.client.ClientTarget;
import io.github.lightsailboot.region.LightsailLocation;

/**
 * What the configuration means once it was found free of mistakes. Every bean of the
 * starter is made from this, so that none exists with a configuration that is wrong.
 *
 * @param location the region and, if one was named, the availability zone
 * @param lightsail where Lightsail requests go
 * @param ses where SES requests go
 */
public record LightsailSettings(LightsailLocation location, ClientTarget lightsail, ClientTarget ses) {

}
