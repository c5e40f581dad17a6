@NullMarked
package io.github.lightsailboot.emulator.ses;

import org.jspecify.annotations.NullMarked;
