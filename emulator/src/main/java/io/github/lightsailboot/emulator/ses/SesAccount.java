package io.github.lightsailboot.emulator.ses;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of an emulator's SES account. At first everything may be sent: production
 * access, 50,000 recipients in 24 hours, 14 a second, and every sender counts as
 * verified.
 */
public final class SesAccount {

	private static final Duration DEFAULT_VERIFICATION_TIME = Duration.ofSeconds(5);

	private final InstantSource clock;

	private final Map<String, Instant> identities = new TreeMap<>();

	private final Deque<Sent> sent = new ArrayDeque<>();

	private boolean anySender = true;

	private boolean sendingEnabled = true;

	private boolean productionAccess = true;

	private EnforcementStatus enforcementStatus = EnforcementStatus.HEALTHY;

	private Duration verificationTime = DEFAULT_VERIFICATION_TIME;

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
		this.verificationTime = DEFAULT_VERIFICATION_TIME;
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
		return this.identities.keySet().stream().filter(this::isIdentityVerified).toList();
	}

	/**
	 * Verify addresses or domains, and nothing else: from now on every other sender is
	 * rejected, in the sandbox every other recipient too. An identity that is created
	 * over the API has the same effect.
	 * @param identities addresses such as {@code me@example.com}, or domains, replacing
	 * those of an earlier call
	 */
	public synchronized void setVerifiedIdentities(String... identities) {
		this.anySender = false;
		this.identities.clear();
		for (String identity : identities) {
			this.identities.put(identity.toLowerCase(Locale.ROOT), Instant.EPOCH);
		}
	}

	public synchronized Duration getVerificationTime() {
		return this.verificationTime;
	}

	/**
	 * Set how long after its creation over the API an identity is verified, by the
	 * emulator's clock: the time in which somebody would follow the link in AWS's mail.
	 * @param verificationTime from zero; 5 seconds at first
	 */
	public synchronized void setVerificationTime(Duration verificationTime) {
		if (verificationTime.isNegative()) {
			throw new IllegalArgumentException("verificationTime must not be negative");
		}
		this.verificationTime = verificationTime;
	}

	synchronized boolean createIdentity(String identity) {
		this.anySender = false;
		return this.identities.putIfAbsent(identity.toLowerCase(Locale.ROOT),
				this.clock.instant().plus(this.verificationTime)) == null;
	}

	synchronized boolean deleteIdentity(String identity) {
		return this.identities.remove(identity.toLowerCase(Locale.ROOT)) != null;
	}

	synchronized List<String> identities() {
		return List.copyOf(this.identities.keySet());
	}

	synchronized boolean hasIdentity(String identity) {
		return this.identities.containsKey(identity.toLowerCase(Locale.ROOT));
	}

	synchronized boolean isIdentityVerified(String identity) {
		Instant verifiedAt = this.identities.get(identity.toLowerCase(Locale.ROOT));
		return verifiedAt != null && !this.clock.instant().isBefore(verifiedAt);
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
		return this.productionAccess || isVerified(address) || Simulator.owns(address);
	}

	private boolean isVerified(String address) {
		String identity = address.toLowerCase(Locale.ROOT);
		if (isIdentityVerified(identity)) {
			return true;
		}
		String domain = identity.substring(identity.lastIndexOf('@') + 1);
		while (domain.contains(".")) {
			if (isIdentityVerified(domain)) {
				return true;
			}
			domain = domain.substring(domain.indexOf('.') + 1);
		}
		return false;
	}

	synchronized Verdict send(int recipients, int counted) {
		if (this.max24HourSend >= 0 && getSentLast24Hours() + counted > this.max24HourSend) {
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
		this.sent.addLast(new Sent(this.clock.instant(), counted));
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
