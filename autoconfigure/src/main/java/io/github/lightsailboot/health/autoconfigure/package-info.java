/**
 * Auto-configuration of the health checks.
 */
@NullMarked
package io.github.lightsailboot.health.autoconfigure;

import org.jspecify.annotations.NullMarked;
