/**
 * The sample application.
 */
@NullMarked
package io.github.lightsailboot.sample;

import org.jspecify.annotations.NullMarked;
