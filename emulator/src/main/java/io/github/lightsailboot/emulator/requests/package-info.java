/**
 * The requests that an emulator received.
 */
@NullMarked
package io.github.lightsailboot.emulator.requests;

import org.jspecify.annotations.NullMarked;
