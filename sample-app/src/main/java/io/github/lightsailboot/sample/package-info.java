/**
 * The application a newcomer runs first.
 */
@NullMarked
package io.github.lightsailboot.sample;

import org.jspecify.annotations.NullMarked;
