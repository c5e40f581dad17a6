/**
 * Amazon SES: the account and the mails that were sent.
 */
@NullMarked
package io.github.lightsailboot.emulator.ses;

import org.jspecify.annotations.NullMarked;
