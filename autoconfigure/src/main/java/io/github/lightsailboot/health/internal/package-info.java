/**
 * The health checks: each calls AWS within a timeout, and its result is cached. Internal:
 * these types can change in any version.
 */
@NullMarked
package io.github.lightsailboot.health.internal;

import org.jspecify.annotations.NullMarked;
