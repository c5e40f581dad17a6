/**
 * An application without AWS.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.bare;

import org.jspecify.annotations.NullMarked;
