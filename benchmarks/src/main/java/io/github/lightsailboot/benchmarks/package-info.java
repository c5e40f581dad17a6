/**
 * Runs the measurements and writes down what they gave.
 */
@NullMarked
package io.github.lightsailboot.benchmarks;

import org.jspecify.annotations.NullMarked;
