/**
 * Errors of the configuration, and their report. Internal: these types can change in any
 * version.
 */
@NullMarked
package io.github.lightsailboot.diagnostics;

import org.jspecify.annotations.NullMarked;
