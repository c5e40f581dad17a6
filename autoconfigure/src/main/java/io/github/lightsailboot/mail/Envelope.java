package io.github.lightsailboot.mail;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the request to SES contains beside the message itself. Every address is in ASCII.
 *
 * @param from the sender, with the display name
 * @param to the recipients of the header {@code To}
 * @param cc the recipients of the header {@code Cc}
 * @param bcc the recipients that the message itself must not name
 * @param configurationSet the configuration set that the message names
 * @param identityArn the ARN of the sending identity that the message names
 */
record Envelope(String from, List<String> to, List<String> cc, List<String> bcc, @Nullable String configurationSet,
		@Nullable String identityArn) {

	int recipients() {
		return this.to.size() + this.cc.size() + this.bcc.size();
	}

}
