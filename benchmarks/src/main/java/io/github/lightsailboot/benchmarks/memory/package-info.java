/**
 * Measures the memory of whole applications.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
