package io.github.lightsailboot.mail;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values of a request to SES other than the message itself. All addresses are ASCII.
 *
 * @param from the sender, with the display name
 * @param to the recipients of the header {@code To}
 * @param cc the recipients of the header {@code Cc}
 * @param bcc the recipients of the header {@code Bcc}, which is not sent
 * @param configurationSet the configuration set in the headers of the message
 * @param identityArn the ARN of the sending identity in the headers of the message
 */
record Envelope(String from, List<String> to, List<String> cc, List<String> bcc, @Nullable String configurationSet,
		@Nullable String identityArn) {

	int recipients() {
		return this.to.size() + this.cc.size() + this.bcc.size();
	}

}
