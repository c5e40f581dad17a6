/**
 * An application that declares its own client beans.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.handwritten;

import org.jspecify.annotations.NullMarked;
