/**
 * The region and the availability zone of the application's resources.
 */
@NullMarked
package io.github.lightsailboot.region;

import org.jspecify.annotations.NullMarked;
