/**
 * Sending mail through Amazon SES with Spring's mail interfaces.
 */
@NullMarked
package io.github.lightsailboot.mail;

import org.jspecify.annotations.NullMarked;
