package io.github.lightsailboot.mail;

/**
 * Reason why a message was not sent, or may not have been sent.
 *
 * @since 0.1.0
 */
public enum MailFailureReason {

	/**
	 * The access key does not exist, is inactive or was deleted.
	 */
	UNKNOWN_ACCESS_KEY(true),

	/**
	 * The secret key does not belong to the access key.
	 */
	WRONG_SECRET_KEY(true),

	/**
	 * The temporary credentials have expired.
	 */
	EXPIRED_SESSION(true),

	/**
	 * The clock of this machine differs from AWS's by more than AWS accepts, and AWS
	 * rejected the corrected date too.
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
	 * The class path mixes versions of the AWS SDK. The message of the failure states
	 * whether the mail may have been sent.
	 */
	SDK_VERSION_MISMATCH(true),

	/**
	 * The key does not permit {@code ses:SendRawEmail} for this message.
	 */
	ACCESS_DENIED(false),

	/**
	 * Sending is paused for the account.
	 */
	SENDING_PAUSED(true),

	/**
	 * SES has suspended the account.
	 */
	ACCOUNT_SUSPENDED(true),

	/**
	 * The account has used up its sending quota of 24 hours.
	 */
	QUOTA_EXHAUSTED(true),

	/**
	 * SES throttled the message for too long, or the rate did not permit it in time. It
	 * was not sent.
	 */
	THROTTLED(false),

	/**
	 * There is no connection to SES. The message was not sent.
	 */
	UNREACHABLE(false),

	/**
	 * SES did not receive the message in time. The message was not sent.
	 */
	TIMEOUT(false),

	/**
	 * SES reports an error on its side, or the response is not from SES. The message was
	 * not sent.
	 */
	SERVICE_ERROR(false),

	/**
	 * An address that this message needs is not verified in the region.
	 */
	IDENTITY_NOT_VERIFIED(false),

	/**
	 * The message has no sender, and none is configured.
	 */
	NO_FROM(false),

	/**
	 * The message is larger than the 40 MB that SES accepts.
	 */
	MESSAGE_TOO_LARGE(false),

	/**
	 * The message has more than the 50 recipients that SES accepts.
	 */
	TOO_MANY_RECIPIENTS(false),

	/**
	 * SES rejected the message, or it cannot be created, because of an invalid address or
	 * an unreadable attachment for example.
	 */
	REJECTED(false),

	/**
	 * The request was sent, but no valid response was received. The message may have been
	 * sent, so it was not sent again.
	 */
	OUTCOME_UNKNOWN(false),

	/**
	 * The sender was closed, or the calling thread interrupted, before the message was
	 * sent.
	 */
	NOT_SENT(false);

	private final boolean concernsAccount;

	MailFailureReason(boolean concernsAccount) {
		this.concernsAccount = concernsAccount;
	}

	/**
	 * Return whether any other message would fail for the same reason, so that the rest
	 * of a batch is not sent.
	 * @return {@code true} if the account or its credentials are the reason
	 */
	public boolean concernsAccount() {
		return this.concernsAccount;
	}

}
