/**
 * Callbacks that customize the AWS SDK clients of this starter.
 */
@NullMarked
package io.github.lightsailboot.client;

import org.jspecify.annotations.NullMarked;
