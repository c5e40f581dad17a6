@NullMarked
package io.github.lightsailboot.test;

import org.jspecify.annotations.NullMarked;
