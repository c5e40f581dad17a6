/**
 * What the profile {@code local} adds, so that no account is needed.
 */
@NullMarked
package io.github.lightsailboot.sample.local;

import org.jspecify.annotations.NullMarked;
