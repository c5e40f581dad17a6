/**
 * Things that go wrong on request.
 */
@NullMarked
package io.github.lightsailboot.emulator.fault;

import org.jspecify.annotations.NullMarked;
