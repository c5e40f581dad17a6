package io.github.lightsailboot.failure;

/**
 * Why AWS did not do what it was asked, as far as it concerns the credentials, the
 * account or the way to AWS.
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
	 * The session of temporary credentials is over.
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
	 * As many mails as the account may send in 24 hours are sent.
	 */
	QUOTA_EXHAUSTED(false),

	/**
	 * There is no connection to AWS.
	 */
	UNREACHABLE(false),

	/**
	 * There was no answer in time.
	 */
	TIMEOUT(false),

	/**
	 * AWS answered that something is wrong on its side, or the answer is not one of AWS.
	 */
	SERVICE_ERROR(false),

	/**
	 * A permission is missing.
	 */
	ACCESS_DENIED(false),

	/**
	 * There were too many requests.
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
