/**
 * Decides which requests are served, and reports why one is refused.
 */
@NullMarked
package io.github.lightsailboot.sample.web;

import org.jspecify.annotations.NullMarked;
