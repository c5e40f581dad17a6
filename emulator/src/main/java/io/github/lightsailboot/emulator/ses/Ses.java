package io.github.lightsailboot.emulator.ses;

import java.time.InstantSource;
import java.util.List;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsService;

/**
 * The state of SES: one account and one mailbox.
 */
public final class Ses {

	private final SesAccount account;

	private final Mailbox mailbox;

	private final List<AwsApi> apis;

	/**
	 * Create the state of SES.
	 * @param clock the clock
	 * @param keptMails the maximum number of mails
	 */
	public Ses(InstantSource clock, int keptMails) {
		this.account = new SesAccount(clock);
		this.mailbox = new Mailbox(keptMails, Runtime.getRuntime().maxMemory() / 4);
		this.apis = List.of(new AwsApi(AwsService.SES_V2, this::registerV2),
				new AwsApi(AwsService.SES, this::registerV1));
	}

	private void registerV2(AwsApi api) {
		TemplateOperations templates = new TemplateOperations(this.account);
		new AccountOperations(this.account).registerV2(api);
		new MailOperationsV2(new Mailer(this.account, this.mailbox), templates).register(api);
		new IdentityOperations(this.account).registerV2(api);
		new ConfigurationSetOperations(this.account).registerV2(api);
		templates.registerV2(api);
		new SuppressionOperations(this.account).registerV2(api);
		new TagOperations(this.account).registerV2(api);
	}

	private void registerV1(AwsApi api) {
		TemplateOperations templates = new TemplateOperations(this.account);
		new AccountOperations(this.account).registerV1(api);
		new MailOperationsV1(new Mailer(this.account, this.mailbox), templates).register(api);
		new IdentityOperations(this.account).registerV1(api);
		new ConfigurationSetOperations(this.account).registerV1(api);
		templates.registerV1(api);
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
	 * Add a listener.
	 * @param listener the listener
	 */
	public void addListener(MailListener listener) {
		this.mailbox.addListener(listener);
	}

	/**
	 * Return how many mails lost their content because mails used too much memory.
	 * @return the number
	 */
	public long droppedMailContents() {
		return this.mailbox.droppedContents();
	}

	/**
	 * Return how many mails were removed because there were too many.
	 * @return the number
	 */
	public long droppedMails() {
		return this.mailbox.droppedMails();
	}

	/**
	 * Delete all mails.
	 */
	public void clearMails() {
		this.mailbox.clear();
	}

	/**
	 * Reset to the state of a new account.
	 */
	public void reset() {
		this.account.reset();
		this.mailbox.clear();
	}

}
