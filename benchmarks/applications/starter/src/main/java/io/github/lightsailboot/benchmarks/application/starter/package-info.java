/**
 * An application that sends mail with this starter.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.starter;

import org.jspecify.annotations.NullMarked;
