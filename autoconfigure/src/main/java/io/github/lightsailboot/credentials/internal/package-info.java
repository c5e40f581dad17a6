/**
 * Sources of credentials, their rotation, and the masking of secrets. Internal: these
 * types can change in any version.
 */
@NullMarked
package io.github.lightsailboot.credentials.internal;

import org.jspecify.annotations.NullMarked;
