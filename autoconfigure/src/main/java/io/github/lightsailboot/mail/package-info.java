/**
 * Sending mail through Amazon SES, behind Spring's mail interfaces.
 */
@NullMarked
package io.github.lightsailboot.mail;

import org.jspecify.annotations.NullMarked;
