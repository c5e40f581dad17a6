@NullMarked
package io.github.lightsailboot;

import org.jspecify.annotations.NullMarked;
