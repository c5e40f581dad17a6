/**
 * The clock of the emulator.
 */
@NullMarked
package io.github.lightsailboot.emulator.time;

import org.jspecify.annotations.NullMarked;
