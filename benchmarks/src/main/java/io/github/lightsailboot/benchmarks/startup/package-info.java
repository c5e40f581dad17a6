/**
 * Measures the start of whole applications.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
