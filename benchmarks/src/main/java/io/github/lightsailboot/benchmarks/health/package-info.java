/**
 * What health costs, and what it says when something is wrong.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.health;

import org.jspecify.annotations.NullMarked;
