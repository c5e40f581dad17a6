/**
 * Sends changes to the open pages.
 */
@NullMarked
package io.github.lightsailboot.sample.live;

import org.jspecify.annotations.NullMarked;
