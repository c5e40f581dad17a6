package io.github.lightsailboot.mail;

/**
 * Why a message was not sent, or is not known to be sent.
 */
public enum MailFailureReason {

	/**
	 * The access key does not exist, is inactive or was deleted.
	 */
	UNKNOWN_ACCESS_KEY(true),

	/**
	 * The secret key is not that of the access key.
	 */
	WRONG_SECRET_KEY(true),

	/**
	 * The temporary credentials have expired.
	 */
	EXPIRED_SESSION(true),

	/**
	 * The clock of this machine is too far off, and AWS refused the corrected date too.
	 */
	CLOCK_SKEW(true),

	/**
	 * The region is not enabled for the account.
	 */
	REGION_NOT_ENABLED(true),

	/**
	 * The credentials are those of the machine, which belong to an account of Amazon's.
	 */
	FOREIGN_ACCOUNT(true),

	/**
	 * The class path mixes versions of the AWS SDK. The message of the failure says
	 * whether the mail may have been sent all the same.
	 */
	SDK_VERSION_MISMATCH(true),

	/**
	 * The key may not send this message: {@code ses:SendRawEmail} is not allowed.
	 */
	ACCESS_DENIED(false),

	/**
	 * Sending is paused for the account.
	 */
	SENDING_PAUSED(true),

	/**
	 * The account is suspended.
	 */
	ACCOUNT_SUSPENDED(true),

	/**
	 * The quota of 24 hours is used up.
	 */
	QUOTA_EXHAUSTED(true),

	/**
	 * SES throttled the message for too long, or its turn did not come in time. It was
	 * not sent.
	 */
	THROTTLED(false),

	/**
	 * SES could not be reached. The message was not sent.
	 */
	UNREACHABLE(false),

	/**
	 * SES did not answer in time, and the message was not handed over.
	 */
	TIMEOUT(false),

	/**
	 * SES failed, or what answered is not SES. The message was not sent.
	 */
	SERVICE_ERROR(false),

	/**
	 * An address that this message needs is not verified in the region.
	 */
	IDENTITY_NOT_VERIFIED(false),

	/**
	 * The message names no sender, and none is configured.
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
	 * The message itself is not acceptable: SES refused it, or it cannot be built because
	 * of a bad address or an attachment that cannot be read.
	 */
	REJECTED(false),

	/**
	 * The message was handed over and the answer was lost. It may have been sent, so it
	 * was not sent again.
	 */
	OUTCOME_UNKNOWN(false),

	/**
	 * The sender was closed, or its caller interrupted, before the message's turn.
	 */
	NOT_SENT(false);

	private final boolean concernsAccount;

	MailFailureReason(boolean concernsAccount) {
		this.concernsAccount = concernsAccount;
	}

	/**
	 * Return whether any other message would fail for the same reason, so that the rest
	 * of a batch is not tried.
	 * @return {@code true} if the account or its credentials are the reason
	 */
	public boolean concernsAccount() {
		return this.concernsAccount;
	}

}
