/**
 * Tests of the page in a real browser.
 */
@NullMarked
package io.github.lightsailboot.sample.page;

import org.jspecify.annotations.NullMarked;
