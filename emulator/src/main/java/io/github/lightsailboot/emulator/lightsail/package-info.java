/**
 * Amazon Lightsail: instances and related resources.
 */
@NullMarked
package io.github.lightsailboot.emulator.lightsail;

import org.jspecify.annotations.NullMarked;
