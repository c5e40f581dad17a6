/**
 * What users write as a region, which regions the SDK knows, and which an account has to
 * enable. Internal: these types can change in any version.
 */
@NullMarked
package io.github.lightsailboot.region.internal;

import org.jspecify.annotations.NullMarked;
