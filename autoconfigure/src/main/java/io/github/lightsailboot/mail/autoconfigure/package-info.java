/**
 * Auto-configuration of the mail sender.
 */
@NullMarked
package io.github.lightsailboot.mail.autoconfigure;

import org.jspecify.annotations.NullMarked;
