package io.github.lightsailboot.test;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.ses.ReceivedMail;

/**
 * Entry point for assertions about an emulator and its mails. Can be imported statically
 * beside {@link org.assertj.core.api.Assertions#assertThat}.
 *
 * <pre class="code">
 * assertThat(emulator).received((mail) -&gt; assertThat(mail).isTo("ada@example.com").hasSubject("Welcome"));
 * </pre>
 *
 * @since 0.1.0
 */
public final class LightsailAssertions {

	private LightsailAssertions() {
	}

	/**
	 * Create assertions for an emulator.
	 * @param actual the emulator
	 * @return the assertions
	 */
	public static LightsailEmulatorAssert assertThat(LightsailEmulator actual) {
		return new LightsailEmulatorAssert(actual);
	}

	/**
	 * Create assertions for a mail.
	 * @param actual the mail
	 * @return the assertions
	 */
	public static ReceivedMailAssert assertThat(ReceivedMail actual) {
		return new ReceivedMailAssert(actual);
	}

}
