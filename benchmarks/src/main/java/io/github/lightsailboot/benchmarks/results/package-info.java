/**
 * What was measured, as JSON, Markdown and plots.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.results;

import org.jspecify.annotations.NullMarked;
