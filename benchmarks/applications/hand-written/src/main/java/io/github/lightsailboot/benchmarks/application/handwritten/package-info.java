/**
 * An application with client beans of its own.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.handwritten;

import org.jspecify.annotations.NullMarked;
