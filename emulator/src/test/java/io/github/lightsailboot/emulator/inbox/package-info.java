@NullMarked
package io.github.lightsailboot.emulator.inbox;

import org.jspecify.annotations.NullMarked;
