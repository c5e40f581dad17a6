/**
 * The HTTP server: from bytes to operations and back.
 */
@NullMarked
package io.github.lightsailboot.emulator.http;

import org.jspecify.annotations.NullMarked;
