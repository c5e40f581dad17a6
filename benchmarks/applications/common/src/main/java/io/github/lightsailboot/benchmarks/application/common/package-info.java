/**
 * What every measured application has.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.common;

import org.jspecify.annotations.NullMarked;
