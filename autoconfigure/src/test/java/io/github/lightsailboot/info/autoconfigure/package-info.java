@NullMarked
package io.github.lightsailboot.info.autoconfigure;

import org.jspecify.annotations.NullMarked;
