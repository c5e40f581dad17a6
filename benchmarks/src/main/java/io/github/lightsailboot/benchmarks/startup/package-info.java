/**
 * Whole applications: how long they take to start and what they load.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
