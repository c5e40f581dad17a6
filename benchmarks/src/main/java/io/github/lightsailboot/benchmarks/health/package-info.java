/**
 * Measures the cost of health checks, and their results under faults.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.health;

import org.jspecify.annotations.NullMarked;
