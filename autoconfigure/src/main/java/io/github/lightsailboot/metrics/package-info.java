/**
 * Meters of what this starter asks of AWS.
 */
@NullMarked
package io.github.lightsailboot.metrics;

import org.jspecify.annotations.NullMarked;
