package io.github.lightsailboot.emulator.ses;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The state of an emulator's SES account. The initial account has production access,
 * 50,000 recipients in 24 hours and 14 per second; every sender counts as verified, and
 * every configuration set as created. Quota and status are the same in every region;
 * identities, templates, configuration sets and suppression lists belong to one region.
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
	 * @param clock the clock for the quota
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
	 * Return the state of the account in a region.
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
	 * Move the account into or out of the sandbox. In the sandbox, sender and recipients
	 * must be verified, and 200 recipients in 24 hours and 1 per second are allowed. Out
	 * of the sandbox, the defaults apply again.
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
	 * Set the enforcement status of the account. An account that is shut down cannot
	 * send.
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
	 * @param max24HourSend the number of recipients in 24 hours, or -1 for no limit
	 */
	public void setMax24HourSend(double max24HourSend) {
		this.quota.setMax24HourSend(max24HourSend);
	}

	public double getMaxSendRate() {
		return this.quota.getMaxSendRate();
	}

	/**
	 * Set the maximum send rate. Bursts of up to one second are allowed.
	 * @param maxSendRate the rate in recipients per second, above 0
	 */
	public void setMaxSendRate(double maxSendRate) {
		this.quota.setMaxSendRate(maxSendRate);
	}

	/**
	 * Return the number of recipients in the last 24 hours.
	 * @return the number, including that of {@link #setSentLast24Hours}
	 */
	public double getSentLast24Hours() {
		return this.quota.getSentLast24Hours();
	}

	/**
	 * Set the number of recipients in the last 24 hours.
	 * @param sentLast24Hours the number
	 */
	public void setSentLast24Hours(double sentLast24Hours) {
		this.quota.setSentLast24Hours(sentLast24Hours);
	}

	/**
	 * Return the addresses and domains that are verified in at least one region.
	 * @return a copy
	 */
	public List<String> getVerifiedIdentities() {
		return this.regions.verifiedIdentities();
	}

	/**
	 * Set the verified addresses and domains of every region. From then on, every other
	 * sender is rejected, in the sandbox every other recipient too. An identity that is
	 * created with the API has the same effect in its region.
	 * @param identities addresses such as {@code me@example.com}, or domains, which
	 * replace the existing ones
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
	 * {@code null} for that of a domain with valid DNS records
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
	 * @param status the status, such as {@code SUCCESS} or {@code PENDING}
	 */
	public synchronized void setMailFrom(String domain, String status) {
		this.mailFromDomain = domain;
		this.mailFromStatus = status;
	}

	/**
	 * Set the configuration sets of every region. From then on, a mail with another
	 * configuration set is rejected, as with AWS. As long as a region has none, a mail
	 * can use any name.
	 * @param names the names, which replace the existing ones
	 */
	public void setConfigurationSets(String... names) {
		this.regions.setConfigurationSets(names);
	}

	public synchronized Duration getVerificationTime() {
		return this.verificationTime;
	}

	/**
	 * Set how long after its creation with the API an identity is verified, by the
	 * emulator's clock. It is the time until the link in AWS's mail is followed.
	 * @param verificationTime zero or more; the default is 5 seconds
	 */
	public synchronized void setVerificationTime(Duration verificationTime) {
		if (verificationTime.isNegative()) {
			throw new IllegalArgumentException("verificationTime must not be negative");
		}
		this.verificationTime = verificationTime;
	}

	/**
	 * Return a new identity, which is verified after the verification time.
	 */
	synchronized SesRegion.Identity newIdentity(String name, @Nullable String configurationSet) {
		return new SesRegion.Identity(name.toLowerCase(Locale.ROOT), this.clock.instant().plus(this.verificationTime),
				configurationSet);
	}

	/**
	 * Accept every sender again (out of the sandbox).
	 */
	public void acceptAnySender() {
		this.regions.acceptAnySender();
	}

	/**
	 * Return whether an address can be a sender. In the sandbox it must be verified, even
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
	 * The enforcement status of an account.
	 */
	public enum EnforcementStatus {

		/**
		 * The account has no issues.
		 */
		HEALTHY,

		/**
		 * The account is under review and can send.
		 */
		PROBATION,

		/**
		 * The account is suspended.
		 */
		SHUTDOWN

	}

}
