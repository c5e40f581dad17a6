/**
 * The time that an emulator shows.
 */
@NullMarked
package io.github.lightsailboot.emulator.time;

import org.jspecify.annotations.NullMarked;
