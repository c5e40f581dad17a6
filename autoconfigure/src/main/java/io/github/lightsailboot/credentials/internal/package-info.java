/**
 * Where credentials come from, how they follow their source, and how secrets are masked.
 * Internal: these types can change in any version.
 */
@NullMarked
package io.github.lightsailboot.credentials.internal;

import org.jspecify.annotations.NullMarked;
