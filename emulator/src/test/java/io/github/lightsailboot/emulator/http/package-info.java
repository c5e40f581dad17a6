@NullMarked
package io.github.lightsailboot.emulator.http;

import org.jspecify.annotations.NullMarked;
