package io.github.lightsailboot.failure;

/**
 * Why a call of AWS failed, as far as it concerns the credentials, the account or the
 * connection to AWS.
 */
public enum AwsFailureReason {

	/**
	 * AWS does not know the access key, or it is inactive or deleted.
	 */
	UNKNOWN_ACCESS_KEY(true),

	/**
	 * The secret key does not belong to the access key.
	 */
	WRONG_SECRET_KEY(true),

	/**
	 * The session of temporary credentials has expired.
	 */
	EXPIRED_SESSION(true),

	/**
	 * The clock of the machine is too far off.
	 */
	CLOCK_SKEW(true),

	/**
	 * The account has not enabled the region.
	 */
	REGION_NOT_ENABLED(true),

	/**
	 * The credentials are those that a Lightsail instance itself has, and belong to an
	 * account of Amazon's.
	 */
	FOREIGN_ACCOUNT(true),

	/**
	 * The class path mixes versions of the AWS SDK, so that the call could not be made.
	 */
	SDK_VERSION_MISMATCH(true),

	/**
	 * Sending is paused for the account.
	 */
	SENDING_PAUSED(false),

	/**
	 * The account may not send any more.
	 */
	ACCOUNT_SUSPENDED(false),

	/**
	 * The account has used up its sending quota of 24 hours.
	 */
	QUOTA_EXHAUSTED(false),

	/**
	 * SES has not verified the sender's address or its domain in the region.
	 */
	IDENTITY_NOT_VERIFIED(false),

	/**
	 * SES has not found the DNS records of the sender's domain for DKIM.
	 */
	DKIM_PENDING(false),

	/**
	 * There is no connection to AWS.
	 */
	UNREACHABLE(false),

	/**
	 * There was no answer in time.
	 */
	TIMEOUT(false),

	/**
	 * AWS reports an error on its side, or the answer is not one of AWS.
	 */
	SERVICE_ERROR(false),

	/**
	 * A permission is missing.
	 */
	ACCESS_DENIED(false),

	/**
	 * The account has made too many requests.
	 */
	THROTTLED(false);

	private final boolean configuration;

	AwsFailureReason(boolean configuration) {
		this.configuration = configuration;
	}

	/**
	 * Return whether other keys, another region, a correct clock or another build cure
	 * it, while time and another try do not.
	 * @return {@code true} for such a reason
	 */
	public boolean isCuredByConfiguration() {
		return this.configuration;
	}

}
