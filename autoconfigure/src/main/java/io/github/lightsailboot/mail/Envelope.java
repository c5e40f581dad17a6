package io.github.lightsailboot.mail;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What SES is told beside the message itself. Every address is in ASCII.
 *
 * @param from the sender, with the display name
 * @param to the recipients of the header {@code To}
 * @param cc the recipients of the header {@code Cc}
 * @param bcc the recipients that the message itself must not name
 * @param configurationSet the configuration set of the message itself
 * @param identityArn the ARN of the sending identity of the message itself
 */
record Envelope(String from, List<String> to, List<String> cc, List<String> bcc, @Nullable String configurationSet,
		@Nullable String identityArn) {

	int recipients() {
		return this.to.size() + this.cc.size() + this.bcc.size();
	}

}
