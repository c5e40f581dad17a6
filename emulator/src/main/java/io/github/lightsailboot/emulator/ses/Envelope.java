package io.github.lightsailboot.emulator.ses;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The sender and the recipients of a call.
 */
record Envelope(@Nullable String from, List<String> to, List<String> cc, List<String> bcc, List<String> replyTo,
		@Nullable String configurationSet, @Nullable String fromIdentityArn, Map<String, String> tags) {

	/**
	 * Return this envelope, with the addresses from the headers of a raw message where
	 * the call has none.
	 */
	Envelope orElse(@Nullable String headerConfigurationSet, @Nullable String headerIdentityArn,
			Map<String, String> headerTags) {
		return new Envelope(this.from, this.to, this.cc, this.bcc, this.replyTo,
				(this.configurationSet != null) ? this.configurationSet : headerConfigurationSet,
				(this.fromIdentityArn != null) ? this.fromIdentityArn : headerIdentityArn,
				this.tags.isEmpty() ? headerTags : this.tags);
	}

	Envelope with(Map<String, String> tags) {
		return new Envelope(this.from, this.to, this.cc, this.bcc, this.replyTo, this.configurationSet,
				this.fromIdentityArn, tags);
	}

	boolean isEmpty() {
		return this.to.isEmpty() && this.cc.isEmpty() && this.bcc.isEmpty();
	}

}
