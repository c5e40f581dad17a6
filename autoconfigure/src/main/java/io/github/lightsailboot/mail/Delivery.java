package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import jakarta.mail.internet.MimeMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.javamail.MimeMessagePreparator;

/**
 * Renders and sends one message. The message is prepared on the thread of the caller, and
 * sent on a thread of the sender, which is never interrupted. The permit is released
 * before the outcome is reported.
 */
final class Delivery {

	private static final Log logger = LogFactory.getLog(Delivery.class);

	private static final long FOREVER = Long.MAX_VALUE / 4;

	/**
	 * Memory that the SDK needs to send a message, as a multiple of its size: for the
	 * bytes, Base64, JSON, and the unused space of buffers.
	 */
	private static final long COPIES = 8;

	private static final Duration THROTTLING_TIMEOUT = Duration.ofMinutes(5);

	private static final int MAX_ATTEMPTS = 4;

	private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

	private final MailDispatcher dispatcher;

	private final long index;

	private final Object message;

	private final Consumer<Delivery> ended;

	private final Observation observation;

	private @Nullable MimeMessage mimeMessage;

	private @Nullable Permit permit;

	private Duration waited = Duration.ZERO;

	private @Nullable MailOutcome outcome;

	/**
	 * Create a delivery.
	 * @param index the index of the message among those that are sent together
	 * @param message the message as it was passed to the sender
	 * @param ended is called once, on the thread on which the delivery ends
	 */
	Delivery(MailDispatcher dispatcher, long index, Object message, Consumer<Delivery> ended) {
		this.dispatcher = dispatcher;
		this.index = index;
		this.message = message;
		this.ended = ended;
		this.observation = dispatcher.meters.start();
	}

	/**
	 * Render the message, and wait for its permit.
	 * @param transport sends the message
	 * @param single whether the message is sent alone
	 * @return the task that sends the message and ends this delivery
	 * @throws MailFailure if the message cannot be sent
	 */
	Runnable prepare(SesTransport transport, boolean single) throws MailFailure {
		MimeMessage mimeMessage = this.dispatcher.renderer.mimeMessage(this.message);
		this.mimeMessage = mimeMessage;
		RenderedMessage rendered = this.dispatcher.renderer.render(this.message, mimeMessage);
		Duration timeout = this.dispatcher.singleTimeout;
		Permit permit = this.dispatcher.limiter.permit(single, rendered.envelope().recipients(),
				COPIES * rendered.missingBytes(), System.nanoTime() + (single ? timeout.toNanos() : FOREVER));
		acquire(permit, () -> MailFailure.of(MailFailureReason.THROTTLED,
				"The message was not sent: it had to wait for more than %d seconds, because of the rate that SES allows or because earlier messages are still being sent."
					.formatted(timeout.toSeconds())));
		this.permit = permit;
		byte[] bytes = MessageRenderer.bytes(rendered);
		return () -> send(transport, rendered.envelope(), bytes, permit);
	}

	private void acquire(Permit permit, Supplier<MailFailure> timedOut) throws MailFailure {
		long start = System.nanoTime();
		try {
			switch (this.dispatcher.limiter.acquire(permit)) {
				case TIMED_OUT -> throw timedOut.get();
				case CLOSED -> throw MailDispatcher.closed();
				case ACQUIRED -> {
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw MailFailure.ofAll("The message was not sent: its thread was interrupted.", null);
		}
		finally {
			this.waited = this.waited.plusNanos(System.nanoTime() - start);
		}
	}

	private void send(SesTransport transport, Envelope envelope, byte[] bytes, Permit permit) {
		try {
			end(MailOutcome.sent(this.index, this.message, deliver(transport, envelope, bytes, permit)));
		}
		catch (MailFailure ex) {
			fail(ex);
		}
		catch (Throwable ex) {
			fail(MailFailure.of(MailFailureReason.OUTCOME_UNKNOWN,
					"Sending ended unexpectedly. " + SesFailures.MAYBE_SENT, ex));
		}
	}

	/**
	 * Send the message, and retry if SES did not accept it.
	 * @return the ID that SES assigned
	 * @throws MailFailure if it was not sent, or may not have been sent
	 */
	private String deliver(SesTransport transport, Envelope envelope, byte[] bytes, Permit permit) throws MailFailure {
		permit.deadline = Math.min(permit.deadline, System.nanoTime() + THROTTLING_TIMEOUT.toNanos());
		int failures = 0;
		while (true) {
			long sentAt = System.nanoTime();
			try {
				String messageId = transport.send(envelope, bytes);
				this.dispatcher.limiter.accepted(permit);
				return messageId;
			}
			catch (MailFailure ex) {
				if (ex.scope() != MailFailure.Scope.REQUEST) {
					throw ex;
				}
				if (ex.reason() == MailFailureReason.THROTTLED) {
					this.dispatcher.limiter.throttled(permit, sentAt);
					this.dispatcher.meters.throttled();
					acquire(permit, () -> ex);
				}
				else if (++failures >= MAX_ATTEMPTS || !pause(failures)) {
					throw ex;
				}
			}
		}
	}

	private boolean pause(int failures) {
		long longest = FIRST_PAUSE << failures;
		return this.dispatcher.pause(ThreadLocalRandom.current().nextLong(longest / 2, longest));
	}

	/**
	 * End this delivery with a failure.
	 */
	void fail(MailFailure failure) {
		Object failedMessage = this.message;
		if (this.message instanceof MimeMessagePreparator && this.mimeMessage != null) {
			failedMessage = this.mimeMessage;
		}
		end(MailOutcome.failed(this.index, this.message, failedMessage, failure));
	}

	private void end(MailOutcome outcome) {
		this.outcome = outcome;
		if (this.permit != null) {
			this.dispatcher.limiter.release(this.permit);
			this.dispatcher.meters.waited(this.waited);
		}
		this.dispatcher.meters.stop(this.observation, outcome);
		this.ended.accept(this);
	}

	/**
	 * Return the outcome of this delivery, which must have ended.
	 */
	MailOutcome outcome() {
		return Objects.requireNonNull(this.outcome);
	}

	/**
	 * Set the header {@code Message-ID} to the ID that SES assigned, if the message
	 * permits it. Called on the thread of the caller, because messages are not
	 * thread-safe.
	 */
	void setMessageId() {
		try {
			String messageId = outcome().messageId().orElse(null);
			if (this.mimeMessage != null && messageId != null) {
				this.mimeMessage.setHeader("Message-ID", messageId);
			}
		}
		catch (Throwable ex) {
			logger.debug("The message was sent, but its Message-ID cannot be set", ex);
		}
	}

}
