/**
 * Classification of errors of AWS services and of the SDK.
 */
@NullMarked
package io.github.lightsailboot.failure;

import org.jspecify.annotations.NullMarked;
