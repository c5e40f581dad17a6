/**
 * The registries that the application measures in. Internal: these types can change in
 * any version.
 */
@NullMarked
package io.github.lightsailboot.metrics.internal;

import org.jspecify.annotations.NullMarked;
