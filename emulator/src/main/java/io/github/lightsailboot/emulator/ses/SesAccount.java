package io.github.lightsailboot.emulator.ses;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of an emulator's SES account. At first everything may be sent: production
 * access, 50,000 recipients in 24 hours, 14 a second, and every sender counts as
 * verified.
 */
public final class SesAccount {

	private final InstantSource clock;

	private final Set<String> identities = new TreeSet<>();

	private final Deque<Sent> sent = new ArrayDeque<>();

	private boolean anySender = true;

	private boolean sendingEnabled = true;

	private boolean productionAccess = true;

	private EnforcementStatus enforcementStatus = EnforcementStatus.HEALTHY;

	private double max24HourSend = 50_000;

	private double maxSendRate = 14;

	private double sentBefore;

	private double tokens = 14;

	private long refilledAt = System.nanoTime();

	/**
	 * Create an account.
	 * @param clock the clock that the 24 hours of the quota follow
	 */
	public SesAccount(InstantSource clock) {
		this.clock = clock;
	}

	synchronized void reset() {
		this.identities.clear();
		this.sent.clear();
		this.sentBefore = 0;
		this.anySender = true;
		this.sendingEnabled = true;
		this.enforcementStatus = EnforcementStatus.HEALTHY;
		setProductionAccess(true);
	}

	public synchronized boolean isSendingEnabled() {
		return this.sendingEnabled;
	}

	/**
	 * Pause or resume sending.
	 * @param sendingEnabled whether the account may send
	 */
	public synchronized void setSendingEnabled(boolean sendingEnabled) {
		this.sendingEnabled = sendingEnabled;
	}

	public synchronized boolean isProductionAccess() {
		return this.productionAccess;
	}

	/**
	 * Move the account into or out of the sandbox. In the sandbox sender and recipients
	 * have to be verified, 200 recipients are allowed in 24 hours, and 1 a second; out of
	 * it the defaults apply again.
	 * @param productionAccess whether the account is out of the sandbox
	 */
	public synchronized void setProductionAccess(boolean productionAccess) {
		this.productionAccess = productionAccess;
		this.max24HourSend = productionAccess ? 50_000 : 200;
		setMaxSendRate(productionAccess ? 14 : 1);
	}

	public synchronized EnforcementStatus getEnforcementStatus() {
		return this.enforcementStatus;
	}

	/**
	 * Set what AWS thinks of the account. One that is shut down cannot send.
	 * @param enforcementStatus the status
	 */
	public synchronized void setEnforcementStatus(EnforcementStatus enforcementStatus) {
		this.enforcementStatus = enforcementStatus;
	}

	public synchronized double getMax24HourSend() {
		return this.max24HourSend;
	}

	/**
	 * Set the quota.
	 * @param max24HourSend recipients in 24 hours, -1 for no limit
	 */
	public synchronized void setMax24HourSend(double max24HourSend) {
		this.max24HourSend = max24HourSend;
	}

	public synchronized double getMaxSendRate() {
		return this.maxSendRate;
	}

	/**
	 * Set the rate. Up to one second's worth may come at once.
	 * @param maxSendRate recipients a second, above 0
	 */
	public synchronized void setMaxSendRate(double maxSendRate) {
		if (!(maxSendRate > 0)) {
			throw new IllegalArgumentException("maxSendRate must be above 0, not " + maxSendRate);
		}
		this.maxSendRate = maxSendRate;
		this.tokens = Math.max(1, maxSendRate);
	}

	/**
	 * How many recipients were sent to in the last 24 hours.
	 * @return the number, with what {@link #setSentLast24Hours} added
	 */
	public synchronized double getSentLast24Hours() {
		Instant start = this.clock.instant().minus(Duration.ofHours(24));
		while (!this.sent.isEmpty() && this.sent.getFirst().at().isBefore(start)) {
			this.sent.removeFirst();
		}
		return this.sentBefore + this.sent.stream().mapToInt(Sent::recipients).sum();
	}

	/**
	 * Pretend that so many recipients were sent to in the last 24 hours.
	 * @param sentLast24Hours the number
	 */
	public synchronized void setSentLast24Hours(double sentLast24Hours) {
		this.sent.clear();
		this.sentBefore = sentLast24Hours;
	}

	/**
	 * The verified addresses and domains.
	 * @return a copy
	 */
	public synchronized List<String> getVerifiedIdentities() {
		return List.copyOf(this.identities);
	}

	/**
	 * Verify addresses or domains, and nothing else: from now on every other sender is
	 * rejected, in the sandbox every other recipient too.
	 * @param identities addresses such as {@code me@example.com}, or domains, replacing
	 * those of an earlier call
	 */
	public synchronized void setVerifiedIdentities(String... identities) {
		this.anySender = false;
		this.identities.clear();
		for (String identity : identities) {
			Collections.addAll(this.identities, identity.toLowerCase(Locale.ROOT));
		}
	}

	/**
	 * Count every sender as verified again (out of the sandbox).
	 */
	public synchronized void acceptAnySender() {
		this.anySender = true;
	}

	synchronized boolean maySend(String address) {
		return (this.anySender && this.productionAccess) || isVerified(address);
	}

	synchronized boolean mayReceive(String address) {
		return this.productionAccess || isVerified(address)
				|| address.toLowerCase(Locale.ROOT).endsWith("@simulator.amazonses.com");
	}

	private boolean isVerified(String address) {
		String identity = address.toLowerCase(Locale.ROOT);
		if (this.identities.contains(identity)) {
			return true;
		}
		String domain = identity.substring(identity.lastIndexOf('@') + 1);
		while (domain.contains(".")) {
			if (this.identities.contains(domain)) {
				return true;
			}
			domain = domain.substring(domain.indexOf('.') + 1);
		}
		return false;
	}

	synchronized Verdict send(int recipients) {
		if (this.max24HourSend >= 0 && getSentLast24Hours() + recipients > this.max24HourSend) {
			return Verdict.QUOTA_EXHAUSTED;
		}
		long now = System.nanoTime();
		double burst = Math.max(1, this.maxSendRate);
		this.tokens = Math.min(burst, this.tokens + (now - this.refilledAt) / 1e9 * this.maxSendRate);
		this.refilledAt = now;
		// A message with more recipients than a second allows goes out, the next one
		// waits
		if (this.tokens < Math.min(recipients, burst)) {
			return Verdict.RATE_EXCEEDED;
		}
		this.tokens -= recipients;
		this.sent.addLast(new Sent(this.clock.instant(), recipients));
		return Verdict.ACCEPTED;
	}

	/**
	 * What AWS thinks of an account.
	 */
	public enum EnforcementStatus {

		/**
		 * Nothing is wrong.
		 */
		HEALTHY,

		/**
		 * The account is under review, and may send.
		 */
		PROBATION,

		/**
		 * The account is suspended.
		 */
		SHUTDOWN

	}

	enum Verdict {

		ACCEPTED, RATE_EXCEEDED, QUOTA_EXHAUSTED

	}

	private record Sent(Instant at, int recipients) {
	}

}
