/**
 * Lightsail instances: list, start, stop.
 */
@NullMarked
package io.github.lightsailboot.sample.instances;

import org.jspecify.annotations.NullMarked;
