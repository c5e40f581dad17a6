package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message, which holds a permit, on a thread of the sender, which nobody
 * interrupts. The permit is released before anyone learns of the outcome.
 */
final class Delivery implements Runnable {

	private static final Duration THROTTLING_TIMEOUT = Duration.ofMinutes(5);

	private static final int MAX_ATTEMPTS = 4;

	private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

	private final MailDispatcher dispatcher;

	private final SesTransport transport;

	private final Batch batch;

	private final long index;

	private final Object message;

	private final Observation observation;

	private final RenderedMessage rendered;

	private final byte[] bytes;

	private final Permit permit;

	private Duration waited;

	private MailOutcome outcome;

	private @Nullable MailFailure failure;

	Delivery(MailDispatcher dispatcher, SesTransport transport, Batch batch, long index, Object message,
			Observation observation, RenderedMessage rendered, byte[] bytes, Permit permit, Duration waited) {
		this.dispatcher = dispatcher;
		this.transport = transport;
		this.batch = batch;
		this.index = index;
		this.message = message;
		this.observation = observation;
		this.rendered = rendered;
		this.bytes = bytes;
		this.permit = permit;
		this.waited = waited;
		this.outcome = MailOutcome.failed(index, message, MailFailure.of(MailFailureReason.OUTCOME_UNKNOWN,
				"Sending ended unexpectedly. The message may have been sent, and was not sent again."));
	}

	@Override
	public void run() {
		try {
			this.outcome = MailOutcome.sent(this.index, this.message, deliver());
		}
		catch (MailFailure ex) {
			this.failure = ex;
			this.outcome = MailOutcome.failed(this.index, this.message, ex);
		}
		finally {
			this.dispatcher.limiter.release(this.permit);
			this.dispatcher.meters.waited(this.waited);
			this.dispatcher.meters.stop(this.observation, this.outcome);
			this.batch.finished(this);
		}
	}

	/**
	 * Send the message, again if SES did not accept it.
	 * @return the ID that SES assigned
	 * @throws MailFailure if it was not sent, or is not known to be sent
	 */
	private String deliver() throws MailFailure {
		this.permit.deadline = Math.min(this.permit.deadline, System.nanoTime() + THROTTLING_TIMEOUT.toNanos());
		int failures = 0;
		while (true) {
			long sentAt = System.nanoTime();
			try {
				String messageId = this.transport.send(this.rendered.envelope(), this.bytes);
				this.dispatcher.limiter.accepted(this.permit);
				return messageId;
			}
			catch (MailFailure ex) {
				if (ex.scope() != MailFailure.Scope.REQUEST) {
					throw ex;
				}
				if (ex.reason() == MailFailureReason.THROTTLED) {
					awaitPermit(sentAt, ex);
				}
				else if (++failures >= MAX_ATTEMPTS || !pause(failures)) {
					throw ex;
				}
			}
		}
	}

	private void awaitPermit(long sentAt, MailFailure throttled) throws MailFailure {
		this.dispatcher.limiter.throttled(this.permit, sentAt);
		this.dispatcher.meters.throttled();
		long start = System.nanoTime();
		try {
			switch (this.dispatcher.limiter.acquire(this.permit)) {
				case TIMED_OUT -> throw throttled;
				case CLOSED -> throw MailDispatcher.closed();
				case ACQUIRED -> {
				}
			}
		}
		catch (InterruptedException ex) {
			throw MailDispatcher.closed();
		}
		finally {
			this.waited = this.waited.plusNanos(System.nanoTime() - start);
		}
	}

	private boolean pause(int failures) {
		long longest = FIRST_PAUSE << failures;
		return this.dispatcher.pause(ThreadLocalRandom.current().nextLong(longest / 2, longest));
	}

	/**
	 * Return the outcome. A sent message is given its ID; called on the thread of the
	 * caller, which the message belongs to.
	 */
	MailOutcome outcome() {
		this.outcome.messageId().ifPresent(this.rendered::setMessageId);
		return this.outcome;
	}

	/**
	 * Return why the message was not sent.
	 */
	@Nullable MailFailure failure() {
		return this.failure;
	}

}
