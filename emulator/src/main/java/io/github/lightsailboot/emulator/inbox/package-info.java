/**
 * Shows the mails to a person: a page, JSON and raw messages.
 */
@NullMarked
package io.github.lightsailboot.emulator.inbox;

import org.jspecify.annotations.NullMarked;
