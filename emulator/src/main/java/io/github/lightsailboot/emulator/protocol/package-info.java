/**
 * How requests to AWS look and how AWS answers them.
 */
@NullMarked
package io.github.lightsailboot.emulator.protocol;

import org.jspecify.annotations.NullMarked;
