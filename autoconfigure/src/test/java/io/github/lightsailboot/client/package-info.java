@NullMarked
package io.github.lightsailboot.client;

import org.jspecify.annotations.NullMarked;
