package io.github.lightsailboot.sample.mails;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;

/**
 * A mail to send several times.
 *
 * @param mail the mail; its subject gets a number
 * @param count the number of mails, from 1 to 50
 */
record BatchRequest(@NotNull(message = "is missing") @Valid MailRequest mail,
		@Range(min = 1, max = 50, message = "must be from 1 to 50") int count) {

}
