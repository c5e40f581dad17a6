@NullMarked
package io.github.lightsailboot.health.internal;

import org.jspecify.annotations.NullMarked;
