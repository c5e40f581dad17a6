/**
 * Auto-configuration of {@code /actuator/info}.
 */
@NullMarked
package io.github.lightsailboot.info.autoconfigure;

import org.jspecify.annotations.NullMarked;
