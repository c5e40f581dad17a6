@NullMarked
package io.github.lightsailboot.starter;

import org.jspecify.annotations.NullMarked;
