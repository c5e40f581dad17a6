/**
 * Faults that a test can inject.
 */
@NullMarked
package io.github.lightsailboot.emulator.fault;

import org.jspecify.annotations.NullMarked;
