package io.github.lightsailboot.mail;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;

/**
 * What became of one message: sent with the ID that SES gave it, or failed with a reason
 * and a cause.
 */
public final class MailOutcome {

	private final long index;

	private final Object message;

	private final @Nullable String messageId;

	private final @Nullable MailFailureReason reason;

	private final @Nullable MailException failure;

	private MailOutcome(long index, Object message, @Nullable String messageId, @Nullable MailFailureReason reason,
			@Nullable MailException failure) {
		this.index = index;
		this.message = message;
		this.messageId = messageId;
		this.reason = reason;
		this.failure = failure;
	}

	static MailOutcome sent(long index, Object message, String messageId) {
		return new MailOutcome(index, message, messageId, null, null);
	}

	static MailOutcome failed(long index, Object message, MailFailureReason reason, MailException failure) {
		return new MailOutcome(index, message, null, reason, failure);
	}

	/**
	 * Return the place of the message among those that were sent together.
	 * @return the place, from 0
	 */
	public long index() {
		return this.index;
	}

	/**
	 * Return the message as it was handed over: a {@code SimpleMailMessage}, a
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
	 * Return the ID that SES gave the message, by which its notifications name it.
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
		return Optional.ofNullable(this.reason);
	}

	/**
	 * Return what went wrong, told for a human.
	 * @return the failure, or empty if the message was sent
	 */
	public Optional<MailException> failure() {
		return Optional.ofNullable(this.failure);
	}

	/**
	 * Place and result; nothing of the message.
	 */
	@Override
	public String toString() {
		return "MailOutcome[" + this.index + ": " + (isSent() ? "sent as " + this.messageId : this.reason) + "]";
	}

}
