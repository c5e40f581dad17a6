/**
 * Credentials as an application meets them.
 */
@NullMarked
package io.github.lightsailboot.credentials;

import org.jspecify.annotations.NullMarked;
