/**
 * What the auto-configurations of this starter share. Internal: these types can change in
 * any version.
 */
@NullMarked
package io.github.lightsailboot.autoconfigure.internal;

import org.jspecify.annotations.NullMarked;
