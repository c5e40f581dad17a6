/**
 * Auto-configuration of meters.
 */
@NullMarked
package io.github.lightsailboot.metrics.autoconfigure;

import org.jspecify.annotations.NullMarked;
