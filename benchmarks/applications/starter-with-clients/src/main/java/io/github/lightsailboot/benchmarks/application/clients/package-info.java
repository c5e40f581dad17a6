/**
 * An application that injects clients of this starter.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.clients;

import org.jspecify.annotations.NullMarked;
