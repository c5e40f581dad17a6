/**
 * What an emulator was asked.
 */
@NullMarked
package io.github.lightsailboot.emulator.requests;

import org.jspecify.annotations.NullMarked;
