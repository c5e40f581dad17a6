/**
 * Writes results as JSON, Markdown and charts.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.results;

import org.jspecify.annotations.NullMarked;
