package io.github.lightsailboot.emulator.ses;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The state of an emulator's SES account. At first everything may be sent: production
 * access, 50,000 recipients in 24 hours, 14 a second, every sender counts as verified,
 * and every configuration set as created. Quota and status are the same in every region;
 * identities, templates, configuration sets and suppression lists are those of one.
 */
public final class SesAccount {

	private static final Duration DEFAULT_VERIFICATION_TIME = Duration.ofSeconds(5);

	private final InstantSource clock;

	private final SesRegions regions;

	private final SendQuota quota;

	private boolean sendingEnabled;

	private boolean productionAccess;

	private EnforcementStatus enforcementStatus = EnforcementStatus.HEALTHY;

	private Duration verificationTime = DEFAULT_VERIFICATION_TIME;

	private @Nullable String dkimStatus;

	private @Nullable String mailFromDomain;

	private String mailFromStatus = "SUCCESS";

	/**
	 * Create an account.
	 * @param clock the clock that the 24 hours of the quota follow
	 */
	public SesAccount(InstantSource clock) {
		this.clock = clock;
		this.regions = new SesRegions(clock);
		this.quota = new SendQuota(clock);
		reset();
	}

	synchronized void reset() {
		this.regions.clear();
		this.verificationTime = DEFAULT_VERIFICATION_TIME;
		this.dkimStatus = null;
		this.mailFromDomain = null;
		this.quota.setSentLast24Hours(0);
		this.sendingEnabled = true;
		this.enforcementStatus = EnforcementStatus.HEALTHY;
		setProductionAccess(true);
	}

	/**
	 * What the account has in a region.
	 */
	SesRegion region(String region) {
		return this.regions.of(region);
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
		setMax24HourSend(productionAccess ? 50_000 : 200);
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

	public double getMax24HourSend() {
		return this.quota.getMax24HourSend();
	}

	/**
	 * Set the quota.
	 * @param max24HourSend recipients in 24 hours, -1 for no limit
	 */
	public void setMax24HourSend(double max24HourSend) {
		this.quota.setMax24HourSend(max24HourSend);
	}

	public double getMaxSendRate() {
		return this.quota.getMaxSendRate();
	}

	/**
	 * Set the rate. Up to one second's worth may come at once.
	 * @param maxSendRate recipients a second, above 0
	 */
	public void setMaxSendRate(double maxSendRate) {
		this.quota.setMaxSendRate(maxSendRate);
	}

	/**
	 * How many recipients were sent to in the last 24 hours.
	 * @return the number, with what {@link #setSentLast24Hours} added
	 */
	public double getSentLast24Hours() {
		return this.quota.getSentLast24Hours();
	}

	/**
	 * Pretend that so many recipients were sent to in the last 24 hours.
	 * @param sentLast24Hours the number
	 */
	public void setSentLast24Hours(double sentLast24Hours) {
		this.quota.setSentLast24Hours(sentLast24Hours);
	}

	/**
	 * The addresses and domains that are verified in at least one region.
	 * @return a copy
	 */
	public List<String> getVerifiedIdentities() {
		return this.regions.verifiedIdentities();
	}

	/**
	 * Verify addresses or domains in every region, and nothing else: from now on every
	 * other sender is rejected, in the sandbox every other recipient too. An identity
	 * that is created over the API has the same effect in its region.
	 * @param identities addresses such as {@code me@example.com}, or domains, replacing
	 * those that are there
	 */
	public void setVerifiedIdentities(String... identities) {
		this.regions.setIdentities(identities);
	}

	public synchronized @Nullable String getDkimStatus() {
		return this.dkimStatus;
	}

	/**
	 * Set the DKIM status of every domain.
	 * @param dkimStatus the status, such as {@code PENDING} or {@code FAILED}, or
	 * {@code null} for that of a domain whose DNS records are as they should be
	 */
	public synchronized void setDkimStatus(@Nullable String dkimStatus) {
		this.dkimStatus = dkimStatus;
	}

	public synchronized @Nullable String getMailFromDomain() {
		return this.mailFromDomain;
	}

	public synchronized String getMailFromStatus() {
		return this.mailFromStatus;
	}

	/**
	 * Set the custom MAIL FROM domain of every identity.
	 * @param domain the domain
	 * @param status its status, such as {@code SUCCESS} or {@code PENDING}
	 */
	public synchronized void setMailFrom(String domain, String status) {
		this.mailFromDomain = domain;
		this.mailFromStatus = status;
	}

	/**
	 * Create configuration sets in every region, and have no others: a mail that names
	 * another one is refused from now on, as AWS does. As long as there is none in a
	 * region, a mail may name any.
	 * @param names the names, replacing those that are there
	 */
	public void setConfigurationSets(String... names) {
		this.regions.setConfigurationSets(names);
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

	/**
	 * A new identity, which is verified after a while.
	 */
	synchronized SesRegion.Identity newIdentity(String name, @Nullable String configurationSet) {
		return new SesRegion.Identity(name.toLowerCase(Locale.ROOT), this.clock.instant().plus(this.verificationTime),
				configurationSet);
	}

	/**
	 * Count every sender as verified again (out of the sandbox).
	 */
	public void acceptAnySender() {
		this.regions.acceptAnySender();
	}

	/**
	 * Whether a mail may come from an address. In the sandbox it has to be verified, even
	 * if any sender is accepted.
	 */
	boolean maySend(SesRegion region, String address) {
		return isProductionAccess() ? region.accepts(address) : region.verifiedIdentityOf(address) != null;
	}

	boolean mayReceive(SesRegion region, String address) {
		return isProductionAccess() || region.verifiedIdentityOf(address) != null || Simulator.owns(address);
	}

	SendQuota.Verdict send(int recipients, int counted) {
		return this.quota.send(recipients, counted);
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

}
