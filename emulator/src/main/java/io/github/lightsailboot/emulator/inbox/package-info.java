/**
 * Shows the mails as a page, JSON and raw messages.
 */
@NullMarked
package io.github.lightsailboot.emulator.inbox;

import org.jspecify.annotations.NullMarked;
