@NullMarked
package io.github.lightsailboot.emulator.auth;

import org.jspecify.annotations.NullMarked;
