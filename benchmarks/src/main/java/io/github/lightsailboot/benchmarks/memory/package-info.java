/**
 * Whole applications: what they keep.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
