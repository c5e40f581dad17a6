/**
 * Sends mails and batches, and lists the received mails.
 */
@NullMarked
package io.github.lightsailboot.sample.mails;

import org.jspecify.annotations.NullMarked;
