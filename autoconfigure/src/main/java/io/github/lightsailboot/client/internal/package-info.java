/**
 * Creation of AWS SDK clients with this starter's credentials, region and endpoint.
 * Internal: not part of the API, and subject to change without notice.
 */
@NullMarked
package io.github.lightsailboot.client.internal;

import org.jspecify.annotations.NullMarked;
