/**
 * Auto-configuration of the AWS SDK clients.
 */
@NullMarked
package io.github.lightsailboot.client.autoconfigure;

import org.jspecify.annotations.NullMarked;
