@NullMarked
package io.github.lightsailboot.testcontainers;

import org.jspecify.annotations.NullMarked;
