/**
 * Auto-configuration of an emulator for tests.
 */
@NullMarked
package io.github.lightsailboot.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
