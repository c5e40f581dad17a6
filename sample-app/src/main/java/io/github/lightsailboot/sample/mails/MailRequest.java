package io.github.lightsailboot.sample.mails;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A mail to send.
 *
 * @param to the recipient
 * @param subject the subject
 * @param text the text
 * @param html the same as HTML, if there is any
 * @param from the sender, if it is not the configured one
 */
record MailRequest(@NotBlank(message = "is missing") @MailAddress @Nullable String to,
		@NotBlank(message = "is missing") @Size(max = 200, message = "is longer than 200 characters") @Pattern(
				regexp = "[^\\r\\n]*", message = "has a line break") @Nullable String subject,
		@NotBlank(message = "is missing") @Size(max = 100_000,
				message = "is longer than 100,000 characters") @Nullable String text,
		@Size(max = 1_000_000, message = "is longer than 1,000,000 characters") @Nullable String html,
		@MailAddress @Nullable String from) {

}
