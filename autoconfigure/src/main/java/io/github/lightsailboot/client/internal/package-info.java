/**
 * Creation of AWS SDK clients with this starter's credentials, region and endpoint.
 * Internal: nothing in this package is meant for applications, and it changes without
 * notice.
 */
@NullMarked
package io.github.lightsailboot.client.internal;

import org.jspecify.annotations.NullMarked;
