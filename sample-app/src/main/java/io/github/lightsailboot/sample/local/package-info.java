/**
 * The profile {@code local}, which needs no AWS account.
 */
@NullMarked
package io.github.lightsailboot.sample.local;

import org.jspecify.annotations.NullMarked;
