package io.github.lightsailboot.emulator;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.auth.AccessKeys;
import io.github.lightsailboot.emulator.auth.SignatureVerifier;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.fault.Faults;
import io.github.lightsailboot.emulator.http.EmulatorServer;
import io.github.lightsailboot.emulator.iam.IamApi;
import io.github.lightsailboot.emulator.inbox.Inbox;
import io.github.lightsailboot.emulator.lightsail.Lightsail;
import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.requests.RequestLog;
import io.github.lightsailboot.emulator.ses.MailEvent;
import io.github.lightsailboot.emulator.ses.MailListener;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import io.github.lightsailboot.emulator.ses.Ses;
import io.github.lightsailboot.emulator.ses.SesAccount;
import io.github.lightsailboot.emulator.sts.StsApi;
import io.github.lightsailboot.emulator.time.EmulatorClock;

/**
 * An endpoint that responds as Amazon Lightsail, SES, STS and IAM do, and verifies
 * signatures. It works with any AWS SDK and the AWS CLI. Several emulators can run in one
 * JVM.
 *
 * <pre class="code">
 * try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
 *     // point a client at emulator.endpoint(), with emulator.credentials()
 * }
 * </pre>
 *
 * A browser on this machine shows the mails at {@link #endpoint()}.
 */
public final class LightsailEmulator implements AutoCloseable {

	private final EmulatorCredentials credentials;

	private final EmulatorClock clock;

	private final AccessKeys keys;

	private final Faults faults = new Faults();

	private final RequestLog requests = new RequestLog();

	private final Ses ses;

	private final Lightsail lightsail;

	private final List<AwsApi> apis = new ArrayList<>();

	private final EmulatorServer server;

	private final List<AccessKey> initialKeys = new ArrayList<>();

	private final List<Fault> initialFaults;

	private final Consumer<SesAccount> sesCustomizer;

	private final Consumer<Lightsail> lightsailCustomizer;

	LightsailEmulator(LightsailEmulatorBuilder builder) {
		this.credentials = builder.credentials;
		this.clock = new EmulatorClock(builder.clock);
		this.keys = new AccessKeys(this.clock);
		this.initialKeys.add(AccessKey.of(this.credentials.accessKeyId(), this.credentials.secretAccessKey()));
		this.initialKeys.addAll(builder.keys);
		this.initialFaults = List.copyOf(builder.faults);
		this.sesCustomizer = builder.ses;
		this.lightsailCustomizer = builder.lightsail;
		this.ses = new Ses(this.clock, builder.keptMails);
		this.lightsail = new Lightsail(this.clock);
		this.apis.addAll(this.ses.apis());
		this.apis.addAll(this.lightsail.apis());
		this.apis.add(StsApi.create(this.keys));
		this.apis.add(IamApi.create(this.keys));
		this.server = new EmulatorServer(builder.address, builder.port, builder.limits, this.apis,
				new SignatureVerifier(this.keys), this.clock, this.faults, this.requests, new Inbox(this.ses));
		initialize();
	}

	private void initialize() {
		this.initialKeys.forEach(this.keys::add);
		this.initialFaults.forEach(this.faults::add);
		this.sesCustomizer.accept(this.ses.account());
		this.lightsailCustomizer.accept(this.lightsail);
	}

	/**
	 * The operations of all services.
	 */
	List<AwsApi> apis() {
		return this.apis;
	}

	void serve() {
		this.server.start();
	}

	/**
	 * Create a builder with the defaults.
	 * @return a builder
	 */
	public static LightsailEmulatorBuilder builder() {
		return new LightsailEmulatorBuilder();
	}

	/**
	 * Return the endpoint.
	 * @return the URI, such as {@code http://127.0.0.1:4577}
	 */
	public URI endpoint() {
		return this.server.endpoint();
	}

	/**
	 * Return the access key that is accepted from the start.
	 * @return the access key
	 */
	public EmulatorCredentials credentials() {
		return this.credentials;
	}

	/**
	 * Return the mails that were received, oldest first.
	 * @return a copy
	 */
	public List<ReceivedMail> mails() {
		return this.ses.mails();
	}

	void addListener(MailListener listener) {
		this.ses.addListener(listener);
	}

	/**
	 * Return the events of the mails, oldest first. Addresses of AWS's mailbox simulator
	 * ({@code bounce@simulator.amazonses.com} and so on) behave as documented, those on
	 * the suppression list bounce, mails to all others are delivered.
	 * @return a copy
	 */
	public List<MailEvent> mailEvents() {
		return this.ses.events();
	}

	/**
	 * Return how many mails lost their text, HTML, headers, attachments and source
	 * because the mails used more than a quarter of the heap. The content of the oldest
	 * is dropped first; such a mail is still among {@link #mails()}, see
	 * {@link ReceivedMail#contentDropped()}.
	 * @return the number since the start or {@link #clearMails()}
	 */
	public long droppedMailContents() {
		return this.ses.droppedMailContents();
	}

	/**
	 * Return how many mails were removed because more than the maximum were received. The
	 * oldest are removed first.
	 * @return the number since the start or {@link #clearMails()}
	 */
	public long droppedMails() {
		return this.ses.droppedMails();
	}

	/**
	 * Delete all mails and their events.
	 */
	public void clearMails() {
		this.ses.clearMails();
	}

	/**
	 * Return the access keys that are accepted, with their permissions.
	 * @return the keys
	 */
	public AccessKeys keys() {
		return this.keys;
	}

	/**
	 * Return the clock, which a test can change.
	 * @return the clock
	 */
	public EmulatorClock clock() {
		return this.clock;
	}

	/**
	 * Return the state of the SES account.
	 * @return the account
	 */
	public SesAccount ses() {
		return this.ses.account();
	}

	/**
	 * Return the state of Lightsail.
	 * @return the state
	 */
	public Lightsail lightsail() {
		return this.lightsail;
	}

	/**
	 * Return the faults, which a test can add.
	 * @return the faults
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * Return the log of the requests that were received.
	 * @return the log
	 */
	public RequestLog requests() {
		return this.requests;
	}

	/**
	 * Reset to the state at the start, without mails and recorded requests, for the next
	 * test. The endpoint stays the same.
	 */
	public void reset() {
		this.faults.clear();
		this.clock.reset();
		this.keys.clear();
		this.ses.reset();
		this.lightsail.reset();
		this.requests.clear();
		initialize();
	}

	/**
	 * Stop immediately and close open connections.
	 */
	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Return the endpoint.
	 */
	@Override
	public String toString() {
		return "LightsailEmulator[" + endpoint() + "]";
	}

}
