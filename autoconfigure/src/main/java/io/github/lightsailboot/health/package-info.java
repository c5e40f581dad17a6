/**
 * Health of Lightsail and SES.
 */
@NullMarked
package io.github.lightsailboot.health;

import org.jspecify.annotations.NullMarked;
