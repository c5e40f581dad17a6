/**
 * Amazon Lightsail: instances and what belongs to them.
 */
@NullMarked
package io.github.lightsailboot.emulator.lightsail;

import org.jspecify.annotations.NullMarked;
