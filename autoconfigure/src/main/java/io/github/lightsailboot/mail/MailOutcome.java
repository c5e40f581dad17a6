package io.github.lightsailboot.mail;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;

/**
 * Outcome of one message: sent with the ID that SES assigned, or failed with a reason and
 * an exception. Immutable.
 *
 * @since 0.1.0
 */
public final class MailOutcome {

	private final long index;

	private final Object message;

	private final @Nullable String messageId;

	private final @Nullable MailFailure failure;

	private final Object failedMessage;

	private MailOutcome(long index, Object message, @Nullable String messageId, @Nullable MailFailure failure,
			Object failedMessage) {
		this.index = index;
		this.message = message;
		this.messageId = messageId;
		this.failure = failure;
		this.failedMessage = failedMessage;
	}

	static MailOutcome sent(long index, Object message, String messageId) {
		return new MailOutcome(index, message, messageId, null, message);
	}

	static MailOutcome failed(long index, Object message, Object failedMessage, MailFailure failure) {
		return new MailOutcome(index, message, null, failure, failedMessage);
	}

	/**
	 * Return the index of the message among those that were sent together.
	 * @return the index, from 0
	 */
	public long index() {
		return this.index;
	}

	/**
	 * Return the message as it was passed to the sender: a {@code SimpleMailMessage}, a
	 * {@code MimeMessage} or a {@code MimeMessagePreparator}.
	 * @return the message
	 */
	public Object message() {
		return this.message;
	}

	/**
	 * Return whether SES accepted the message.
	 * @return {@code true} if there is a message ID, {@code false} if there is a reason
	 */
	public boolean isSent() {
		return this.messageId != null;
	}

	/**
	 * Return the ID that SES assigned to the message, and uses in its notifications.
	 * @return the ID, or empty if the message was not sent
	 */
	public Optional<String> messageId() {
		return Optional.ofNullable(this.messageId);
	}

	/**
	 * Return why the message was not sent.
	 * @return the reason, or empty if it was sent
	 */
	public Optional<MailFailureReason> reason() {
		return Optional.ofNullable(this.failure).map(MailFailure::reason);
	}

	/**
	 * Return the exception that describes why the message was not sent.
	 * @return the exception, or empty if the message was sent
	 */
	public Optional<MailException> failure() {
		return Optional.ofNullable(this.failure).map(MailFailure::exception);
	}

	/**
	 * Return the message that Spring's own sender reports as failed: for a preparator,
	 * the message that it prepared.
	 */
	Object failedMessage() {
		return this.failedMessage;
	}

	/**
	 * Return the failure if it concerns every other message too.
	 */
	@Nullable MailFailure stop() {
		return (this.failure != null && this.failure.scope() == MailFailure.Scope.ALL) ? this.failure : null;
	}

	/**
	 * Return the index and the result, without the content of the message.
	 */
	@Override
	public String toString() {
		return "MailOutcome[" + this.index + ": " + (isSent() ? "sent as " + this.messageId : reason().orElseThrow())
				+ "]";
	}

}
