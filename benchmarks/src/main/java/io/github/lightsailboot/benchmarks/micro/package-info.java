/**
 * Measures what takes microseconds.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
