/**
 * Runs the measurements and writes the results.
 */
@NullMarked
package io.github.lightsailboot.benchmarks;

import org.jspecify.annotations.NullMarked;
