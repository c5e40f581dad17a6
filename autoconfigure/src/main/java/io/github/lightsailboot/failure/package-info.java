/**
 * What an error of an AWS service or of the SDK means.
 */
@NullMarked
package io.github.lightsailboot.failure;

import org.jspecify.annotations.NullMarked;
