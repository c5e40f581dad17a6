/**
 * The protocols of AWS: requests, responses and errors.
 */
@NullMarked
package io.github.lightsailboot.emulator.protocol;

import org.jspecify.annotations.NullMarked;
