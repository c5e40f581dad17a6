@NullMarked
package io.github.lightsailboot.autoconfigure;

import org.jspecify.annotations.NullMarked;
