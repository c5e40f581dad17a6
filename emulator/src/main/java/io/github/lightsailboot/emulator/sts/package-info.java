/**
 * AWS Security Token Service.
 */
@NullMarked
package io.github.lightsailboot.emulator.sts;

import org.jspecify.annotations.NullMarked;
