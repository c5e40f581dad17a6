/**
 * Errors of the configuration: what is wrong, and what to do, without a value that can be
 * a secret. Internal: these types can change in any version.
 */
@NullMarked
package io.github.lightsailboot.diagnostics;

import org.jspecify.annotations.NullMarked;
