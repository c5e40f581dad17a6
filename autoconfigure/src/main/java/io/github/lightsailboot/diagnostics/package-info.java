/**
 * Errors of the configuration: what is wrong, and what to do, without a value that could
 * be a secret.
 */
@NullMarked
package io.github.lightsailboot.diagnostics;

import org.jspecify.annotations.NullMarked;
