@NullMarked
package io.github.lightsailboot.failure;

import org.jspecify.annotations.NullMarked;
