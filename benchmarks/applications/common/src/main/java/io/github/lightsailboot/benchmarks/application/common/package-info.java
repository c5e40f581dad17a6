/**
 * Code that every measured application shares.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.common;

import org.jspecify.annotations.NullMarked;
