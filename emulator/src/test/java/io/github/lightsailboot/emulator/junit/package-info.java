@NullMarked
package io.github.lightsailboot.emulator.junit;

import org.jspecify.annotations.NullMarked;
