package io.github.lightsailboot.emulator;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.auth.AccessKeys;
import io.github.lightsailboot.emulator.auth.SignatureVerifier;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.fault.Faults;
import io.github.lightsailboot.emulator.http.EmulatorServer;
import io.github.lightsailboot.emulator.http.Limits;
import io.github.lightsailboot.emulator.iam.IamApi;
import io.github.lightsailboot.emulator.lightsail.Lightsail;
import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.requests.RequestLog;
import io.github.lightsailboot.emulator.ses.MailEvent;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import io.github.lightsailboot.emulator.ses.Ses;
import io.github.lightsailboot.emulator.ses.SesAccount;
import io.github.lightsailboot.emulator.sts.StsApi;
import io.github.lightsailboot.emulator.time.EmulatorClock;

/**
 * An endpoint that answers as Amazon Lightsail, SES, STS and IAM do, and verifies
 * signatures as they do. Any AWS SDK and the AWS CLI work against it. Several may run
 * side by side.
 *
 * <pre class="code">
 * try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
 *     // point a client at emulator.endpoint(), with emulator.credentials()
 * }
 * </pre>
 */
public final class LightsailEmulator implements AutoCloseable {

	private final EmulatorCredentials credentials;

	private final EmulatorClock clock;

	private final AccessKeys keys;

	private final Faults faults = new Faults();

	private final RequestLog requests = new RequestLog();

	private final Ses ses;

	private final Lightsail lightsail;

	private final EmulatorServer server;

	private final List<AccessKey> initialKeys = new ArrayList<>();

	private final List<Fault> initialFaults;

	private final Consumer<SesAccount> sesCustomizer;

	private final Consumer<Lightsail> lightsailCustomizer;

	private LightsailEmulator(Builder builder) {
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
		List<AwsApi> apis = new ArrayList<>(this.ses.apis());
		apis.addAll(this.lightsail.apis());
		apis.add(new StsApi(this.keys));
		apis.add(new IamApi(this.keys));
		this.server = new EmulatorServer(builder.address, builder.port, builder.limits, apis,
				new SignatureVerifier(this.keys), this.clock, this.faults, this.requests);
		initialize();
	}

	private void initialize() {
		this.initialKeys.forEach(this.keys::add);
		this.initialFaults.forEach(this.faults::add);
		this.sesCustomizer.accept(this.ses.account());
		this.lightsailCustomizer.accept(this.lightsail);
	}

	/**
	 * Start with an emulator that has the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Where requests go.
	 * @return such as {@code http://127.0.0.1:4577}
	 */
	public URI endpoint() {
		return this.server.endpoint();
	}

	/**
	 * The key pair that is accepted from the start.
	 * @return the pair
	 */
	public EmulatorCredentials credentials() {
		return this.credentials;
	}

	/**
	 * The mails that were received, oldest first.
	 * @return a copy
	 */
	public List<ReceivedMail> mails() {
		return this.ses.mails();
	}

	/**
	 * What became of the mails at their recipients, oldest first. Addresses of AWS's
	 * mailbox simulator ({@code bounce@simulator.amazonses.com} and so on) behave as
	 * documented, those on the suppression list bounce, all others get their mail.
	 * @return a copy
	 */
	public List<MailEvent> mailEvents() {
		return this.ses.events();
	}

	/**
	 * Forget all mails, and what became of them.
	 */
	public void clearMails() {
		this.ses.clearMails();
	}

	/**
	 * The access keys that are accepted, and what each may do.
	 * @return the keys
	 */
	public AccessKeys keys() {
		return this.keys;
	}

	/**
	 * The clock, which can be turned.
	 * @return the clock
	 */
	public EmulatorClock clock() {
		return this.clock;
	}

	/**
	 * The state of the SES account.
	 * @return the account
	 */
	public SesAccount ses() {
		return this.ses.account();
	}

	/**
	 * The state of Lightsail.
	 * @return Lightsail
	 */
	public Lightsail lightsail() {
		return this.lightsail;
	}

	/**
	 * What goes wrong.
	 * @return the faults
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * The requests that were received.
	 * @return the log
	 */
	public RequestLog requests() {
		return this.requests;
	}

	/**
	 * Go back to the state of the start, without mails and with no request recorded: the
	 * way from one test to the next. The endpoint stays.
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
	 * Stop at once, and cut what is open.
	 */
	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Where it listens.
	 */
	@Override
	public String toString() {
		return "LightsailEmulator[" + endpoint() + "]";
	}

	/**
	 * Says what an emulator is like at its start.
	 */
	public static final class Builder {

		private InetAddress address = loopback();

		private int port;

		private InstantSource clock = InstantSource.system();

		private int keptMails = 1000;

		private EmulatorCredentials credentials = new EmulatorCredentials("AKIAIOSFODNN7EXAMPLE",
				"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

		private final List<AccessKey> keys = new ArrayList<>();

		private final List<Fault> faults = new ArrayList<>();

		private Consumer<SesAccount> ses = (account) -> {
		};

		private Consumer<Lightsail> lightsail = (state) -> {
		};

		private Limits limits = Limits.DEFAULT;

		private Builder() {
		}

		private static InetAddress loopback() {
			try {
				// Not the machine's choice of loopback, which may be IPv6
				return InetAddress.getByAddress("localhost", new byte[] { 127, 0, 0, 1 });
			}
			catch (UnknownHostException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/**
		 * Listen on a port.
		 * @param port from 1 to 65535, or 0 for any that is free, which is the default
		 * @return this
		 */
		public Builder port(int port) {
			if (port < 0 || port > 65535) {
				throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
			}
			this.port = port;
			return this;
		}

		/**
		 * Listen on another address than loopback. Whoever reaches it can use it, for its
		 * keys are public knowledge.
		 * @param address the address
		 * @return this
		 */
		public Builder address(InetAddress address) {
			this.address = Objects.requireNonNull(address, "address must not be null");
			return this;
		}

		/**
		 * Accept this key pair instead of AWS's documented example.
		 * @param accessKeyId the access key ID
		 * @param secretAccessKey the secret access key
		 * @return this
		 */
		public Builder credentials(String accessKeyId, String secretAccessKey) {
			this.credentials = new EmulatorCredentials(accessKeyId, secretAccessKey);
			return this;
		}

		/**
		 * Accept this key too.
		 * @param key the key
		 * @return this
		 */
		public Builder key(AccessKey key) {
			this.keys.add(key);
			return this;
		}

		/**
		 * Follow this clock instead of the system's.
		 * @param clock the clock
		 * @return this
		 */
		public Builder clock(InstantSource clock) {
			this.clock = Objects.requireNonNull(clock, "clock must not be null");
			return this;
		}

		/**
		 * Keep so many mails; the oldest go, and earlier if mails take more than a
		 * quarter of the heap.
		 * @param keptMails from 1; 1000 is the default
		 * @return this
		 */
		public Builder keptMails(int keptMails) {
			if (keptMails < 1) {
				throw new IllegalArgumentException("keptMails must be at least 1, not " + keptMails);
			}
			this.keptMails = keptMails;
			return this;
		}

		/**
		 * Set what clients may do at most.
		 * @param limits the limits
		 * @return this
		 */
		public Builder limits(Limits limits) {
			this.limits = Objects.requireNonNull(limits, "limits must not be null");
			return this;
		}

		/**
		 * Set up the SES account.
		 * @param customizer does it
		 * @return this
		 */
		public Builder ses(Consumer<SesAccount> customizer) {
			this.ses = this.ses.andThen(customizer);
			return this;
		}

		/**
		 * Set up Lightsail.
		 * @param customizer does it
		 * @return this
		 */
		public Builder lightsail(Consumer<Lightsail> customizer) {
			this.lightsail = this.lightsail.andThen(customizer);
			return this;
		}

		/**
		 * Let something go wrong from the start.
		 * @param fault what
		 * @return this
		 */
		public Builder fault(Fault fault) {
			this.faults.add(fault);
			return this;
		}

		/**
		 * Start the emulator.
		 * @return the emulator, which serves when this returns
		 * @throws java.io.UncheckedIOException if the port is taken
		 */
		public LightsailEmulator start() {
			LightsailEmulator emulator = new LightsailEmulator(this);
			emulator.server.start();
			return emulator;
		}

	}

}
