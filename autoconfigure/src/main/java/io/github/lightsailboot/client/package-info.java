/**
 * AWS SDK clients with this starter's credentials, region and endpoint.
 */
@NullMarked
package io.github.lightsailboot.client;

import org.jspecify.annotations.NullMarked;
