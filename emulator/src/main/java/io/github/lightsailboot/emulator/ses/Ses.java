package io.github.lightsailboot.emulator.ses;

import java.time.InstantSource;
import java.util.List;

import io.github.lightsailboot.emulator.protocol.AwsApi;

/**
 * SES as a whole: one account and one mailbox behind its APIs.
 */
public final class Ses {

	private static final long MIN_BYTES = 100L * 1024 * 1024;

	private final SesAccount account;

	private final SesResources resources = new SesResources();

	private final Mailbox mailbox;

	private final List<AwsApi> apis;

	/**
	 * Create SES.
	 * @param clock the clock
	 * @param keptMails how many mails are kept
	 */
	public Ses(InstantSource clock, int keptMails) {
		this.account = new SesAccount(clock);
		this.mailbox = new Mailbox(keptMails, Math.max(MIN_BYTES, Runtime.getRuntime().maxMemory() / 4));
		Mailer mailer = new Mailer(this.account, this.resources, this.mailbox);
		this.apis = List.of(new SesV2Api(this.account, this.resources, mailer), new SesV1Api(this.account, mailer));
	}

	public SesAccount account() {
		return this.account;
	}

	public List<AwsApi> apis() {
		return this.apis;
	}

	public List<ReceivedMail> mails() {
		return this.mailbox.mails();
	}

	public List<MailEvent> events() {
		return this.mailbox.events();
	}

	/**
	 * Notify a listener from now on.
	 * @param listener the listener
	 */
	public void addListener(MailListener listener) {
		this.mailbox.addListener(listener);
	}

	/**
	 * Forget all mails.
	 */
	public void clearMails() {
		this.mailbox.clear();
	}

	/**
	 * Go back to the state of a new account.
	 */
	public void reset() {
		this.account.reset();
		this.resources.clear();
		this.mailbox.clear();
	}

}
