/**
 * Whether AWS accepts the credentials and does what is asked of it: asked within a time
 * limit, remembered for a while, and told in health's terms.
 */
@NullMarked
package io.github.lightsailboot.health;

import org.jspecify.annotations.NullMarked;
