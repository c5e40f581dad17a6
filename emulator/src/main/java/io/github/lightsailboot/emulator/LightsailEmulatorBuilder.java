package io.github.lightsailboot.emulator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.http.Limits;
import io.github.lightsailboot.emulator.lightsail.Lightsail;
import io.github.lightsailboot.emulator.ses.SesAccount;

/**
 * Builds an emulator with its address, keys, clock, account and initial faults.
 */
public final class LightsailEmulatorBuilder {

	InetAddress address = loopback();

	int port;

	InstantSource clock = InstantSource.system();

	int keptMails = 100_000;

	EmulatorCredentials credentials = new EmulatorCredentials("AKIAIOSFODNN7EXAMPLE",
			"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

	final List<AccessKey> keys = new ArrayList<>();

	final List<Fault> faults = new ArrayList<>();

	Consumer<SesAccount> ses = (account) -> {
	};

	Consumer<Lightsail> lightsail = (state) -> {
	};

	Limits limits = Limits.DEFAULT;

	LightsailEmulatorBuilder() {
	}

	private static InetAddress loopback() {
		try {
			// The default loopback address of the machine may be IPv6
			return InetAddress.getByAddress("localhost", new byte[] { 127, 0, 0, 1 });
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Listen on a port.
	 * @param port a port from 1 to 65535, or 0 for any free port, which is the default
	 * @return this
	 */
	public LightsailEmulatorBuilder port(int port) {
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
		}
		this.port = port;
		return this;
	}

	/**
	 * Listen on another address than loopback. Anyone who reaches the address can use the
	 * emulator, because its keys are publicly known.
	 * @param address the address
	 * @return this
	 */
	public LightsailEmulatorBuilder address(InetAddress address) {
		this.address = Objects.requireNonNull(address, "address must not be null");
		return this;
	}

	/**
	 * Accept this access key instead of AWS's documented example.
	 * @param accessKeyId the access key ID
	 * @param secretAccessKey the secret access key
	 * @return this
	 */
	public LightsailEmulatorBuilder credentials(String accessKeyId, String secretAccessKey) {
		this.credentials = new EmulatorCredentials(accessKeyId, secretAccessKey);
		return this;
	}

	/**
	 * Accept another key.
	 * @param key the key
	 * @return this
	 */
	public LightsailEmulatorBuilder key(AccessKey key) {
		this.keys.add(key);
		return this;
	}

	/**
	 * Use this clock instead of the system's.
	 * @param clock the clock
	 * @return this
	 */
	public LightsailEmulatorBuilder clock(InstantSource clock) {
		this.clock = Objects.requireNonNull(clock, "clock must not be null");
		return this;
	}

	/**
	 * Set the maximum number of mails that are kept. The oldest are removed first. When
	 * the mails use more than a quarter of the heap, the oldest lose their content and
	 * keep sender, recipients and subject.
	 * @param keptMails a number from 1; the default is 100,000
	 * @return this
	 */
	public LightsailEmulatorBuilder keptMails(int keptMails) {
		if (keptMails < 1) {
			throw new IllegalArgumentException("keptMails must be at least 1, not " + keptMails);
		}
		this.keptMails = keptMails;
		return this;
	}

	/**
	 * Set the limits for clients.
	 * @param limits the limits
	 * @return this
	 */
	public LightsailEmulatorBuilder limits(Limits limits) {
		this.limits = Objects.requireNonNull(limits, "limits must not be null");
		return this;
	}

	/**
	 * Configure the SES account.
	 * @param customizer a customizer of the account
	 * @return this
	 */
	public LightsailEmulatorBuilder ses(Consumer<SesAccount> customizer) {
		this.ses = this.ses.andThen(customizer);
		return this;
	}

	/**
	 * Configure Lightsail.
	 * @param customizer a customizer of its state
	 * @return this
	 */
	public LightsailEmulatorBuilder lightsail(Consumer<Lightsail> customizer) {
		this.lightsail = this.lightsail.andThen(customizer);
		return this;
	}

	/**
	 * Inject a fault from the start.
	 * @param fault the fault
	 * @return this
	 */
	public LightsailEmulatorBuilder fault(Fault fault) {
		this.faults.add(fault);
		return this;
	}

	/**
	 * Start the emulator.
	 * @return the running emulator
	 * @throws java.io.UncheckedIOException if the port is in use
	 */
	public LightsailEmulator start() {
		LightsailEmulator emulator = new LightsailEmulator(this);
		emulator.serve();
		return emulator;
	}

}
