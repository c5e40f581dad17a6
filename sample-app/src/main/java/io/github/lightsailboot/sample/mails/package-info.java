/**
 * Sending mail, and seeing what arrived.
 */
@NullMarked
package io.github.lightsailboot.sample.mails;

import org.jspecify.annotations.NullMarked;
