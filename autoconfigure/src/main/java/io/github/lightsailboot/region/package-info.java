/**
 * Regions and availability zones, as users write them and as the SDK knows them.
 */
@NullMarked
package io.github.lightsailboot.region;

import org.jspecify.annotations.NullMarked;
