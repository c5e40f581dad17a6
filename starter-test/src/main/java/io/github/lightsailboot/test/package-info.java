/**
 * Assertions for the mails of an emulator.
 */
@NullMarked
package io.github.lightsailboot.test;

import org.jspecify.annotations.NullMarked;
