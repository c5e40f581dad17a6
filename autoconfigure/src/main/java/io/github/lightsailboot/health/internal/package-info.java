/**
 * The health checks: each calls AWS within a timeout, and its result is cached. Internal:
 * nothing in this package is meant for applications, and it changes without notice.
 */
@NullMarked
package io.github.lightsailboot.health.internal;

import org.jspecify.annotations.NullMarked;
