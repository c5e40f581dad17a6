/**
 * Sends what changes to the pages that are open.
 */
@NullMarked
package io.github.lightsailboot.sample.live;

import org.jspecify.annotations.NullMarked;
