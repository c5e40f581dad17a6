package io.github.lightsailboot.test;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ThrowingConsumer;

/**
 * Assertions for the mails that an emulator received.
 *
 * @since 0.1.0
 */
public final class LightsailEmulatorAssert extends AbstractAssert<LightsailEmulatorAssert, LightsailEmulator> {

	LightsailEmulatorAssert(LightsailEmulator actual) {
		super(actual, LightsailEmulatorAssert.class);
	}

	/**
	 * Verify that at least one of the mails satisfies the requirements.
	 * @param requirements the assertions for one mail
	 * @return this
	 */
	public LightsailEmulatorAssert received(ThrowingConsumer<? super ReceivedMail> requirements) {
		mails().anySatisfy(requirements);
		return this;
	}

	/**
	 * Verify that there are no mails.
	 * @return this
	 */
	public LightsailEmulatorAssert receivedNothing() {
		mails().isEmpty();
		return this;
	}

	/**
	 * Create assertions for all mails, oldest first.
	 * @return the assertions
	 */
	public ListAssert<ReceivedMail> mails() {
		isNotNull();
		return Assertions.assertThat(this.actual.mails()).as("Mails received by the emulator");
	}

}
