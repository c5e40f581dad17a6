/**
 * Where the key pair comes from, and how it stays a secret.
 */
@NullMarked
package io.github.lightsailboot.credentials;

import org.jspecify.annotations.NullMarked;
