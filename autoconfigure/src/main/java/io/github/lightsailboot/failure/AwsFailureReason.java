package io.github.lightsailboot.failure;

/**
 * Reason of a failed call to AWS, as far as it concerns the credentials, the account or
 * the connection to AWS.
 *
 * @since 0.1.0
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
	 * The clock of this machine differs from AWS's by more than AWS accepts.
	 */
	CLOCK_SKEW(true),

	/**
	 * The account has not enabled the region.
	 */
	REGION_NOT_ENABLED(true),

	/**
	 * The credentials are those of the Lightsail instance itself, which belong to an
	 * account of Amazon.
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
	 * AWS did not respond in time.
	 */
	TIMEOUT(false),

	/**
	 * AWS reports an error on its side, or the response is not from AWS.
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
	 * Return whether other keys, another region, a correct clock or another build resolve
	 * the failure, and a retry does not.
	 * @return {@code true} for such a reason
	 */
	public boolean isCuredByConfiguration() {
		return this.configuration;
	}

}
