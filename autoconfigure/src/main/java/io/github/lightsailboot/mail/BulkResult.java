package io.github.lightsailboot.mail;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What became of a stream of messages as a whole.
 *
 * @param sent how many were sent
 * @param failed how many were not, or are not known to be
 * @param stopped why the stream was not read to its end, or {@code null} if it was
 */
public record BulkResult(long sent, long failed, @Nullable MailFailureReason stopped) {

	/**
	 * Return why the stream was not read to its end: the account or its credentials
	 * ({@link MailFailureReason#concernsAccount()}), or
	 * {@link MailFailureReason#NOT_SENT} when the caller was interrupted or the sender
	 * closed. Messages that were not read are neither sent nor counted.
	 * @return the reason, or empty if every message was read
	 */
	public Optional<MailFailureReason> stoppedBy() {
		return Optional.ofNullable(this.stopped);
	}

}
