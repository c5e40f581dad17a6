/**
 * What users write as a region, and which regions the SDK knows. Internal: these types
 * can change in any version.
 */
@NullMarked
package io.github.lightsailboot.region.internal;

import org.jspecify.annotations.NullMarked;
