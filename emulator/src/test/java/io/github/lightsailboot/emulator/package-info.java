@NullMarked
package io.github.lightsailboot.emulator;

import org.jspecify.annotations.NullMarked;
