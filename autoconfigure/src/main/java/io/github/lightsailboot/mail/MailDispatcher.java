package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Takes messages from their caller one by one, each when its turn has come, hands them to
 * SES on threads of its own, which nobody interrupts, and brings the outcomes back to the
 * caller's thread.
 */
final class MailDispatcher {

	private static final Duration BATCH_PATIENCE = Duration.ofMinutes(5);

	private static final long FOREVER = Long.MAX_VALUE / 4;

	private static final int MAX_TRIES = 4;

	private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

	private final Transport transport;

	private final Admission admission;

	private final Runnable rateUpdate;

	private final Executor executor;

	private final Duration singlePatience;

	private final MailListener listener;

	private final int held;

	/**
	 * Create a dispatcher.
	 * @param singlePatience how long a single message waits for its turn at most
	 * @param held how often a message is held in memory while it goes out
	 */
	MailDispatcher(Transport transport, Admission admission, Runnable rateUpdate, Executor executor,
			Duration singlePatience, MailListener listener, int held) {
		this.transport = transport;
		this.admission = admission;
		this.rateUpdate = rateUpdate;
		this.executor = executor;
		this.singlePatience = singlePatience;
		this.listener = listener;
		this.held = held;
	}

	/**
	 * Send messages.
	 * @param drafts the messages
	 * @param single whether there is only one
	 * @param outcomes is told every outcome, on this thread
	 * @return what stopped it before the last message, or {@code null}
	 */
	@Nullable Stop dispatch(Iterator<? extends Draft> drafts, boolean single, Consumer<MailOutcome> outcomes) {
		return new Run(single, outcomes).run(drafts);
	}

	/**
	 * What keeps the rest of a batch from being tried.
	 *
	 * @param reason why
	 * @param failure the failure of each
	 */
	record Stop(MailFailureReason reason, MailException failure) {

		static Stop closed() {
			return new Stop(MailFailureReason.NOT_SENT,
					new MailSendException("The message was not sent: the mail sender is closed"));
		}

		static Stop interrupted() {
			return new Stop(MailFailureReason.NOT_SENT,
					new MailSendException("The message was not sent: its thread was interrupted before its turn"));
		}

	}

	/**
	 * One call of {@link #dispatch}.
	 */
	private final class Run {

		private final boolean single;

		private final Consumer<MailOutcome> outcomes;

		private final LinkedBlockingQueue<Delivery> finished = new LinkedBlockingQueue<>();

		private volatile Admission.@Nullable Turn waiting;

		private volatile @Nullable Stop stop;

		private long index;

		private int running;

		private boolean interrupted;

		private @Nullable RuntimeException listenerFailure;

		Run(boolean single, Consumer<MailOutcome> outcomes) {
			this.single = single;
			this.outcomes = outcomes;
		}

		@Nullable Stop run(Iterator<? extends Draft> drafts) {
			try {
				while (this.stop == null && drafts.hasNext()) {
					begin(drafts.next());
					reportFinished();
				}
			}
			finally {
				awaitRunning();
			}
			if (this.listenerFailure != null) {
				throw this.listenerFailure;
			}
			return this.stop;
		}

		private void begin(Draft draft) {
			Delivery delivery = new Delivery(this, this.index++, draft);
			MailDispatcher.this.rateUpdate.run();
			try {
				RenderedMail mail = RenderedMail.of(delivery.prepare());
				Stop stopped = awaitTurn(delivery, mail);
				if (stopped != null) {
					report(delivery.failed(stopped.reason(), stopped.failure()), 0);
				}
			}
			catch (MailRejectedException ex) {
				report(delivery.failed(ex.reason(), ex.failure()), 0);
			}
		}

		private @Nullable Stop awaitTurn(Delivery delivery, RenderedMail mail) throws MailRejectedException {
			Admission.Turn turn = MailDispatcher.this.admission.enqueue(this.single, mail.envelope().recipients(),
					(long) MailDispatcher.this.held * mail.pending());
			this.waiting = turn;
			long enqueued = System.nanoTime();
			long deadline = enqueued + (this.single ? MailDispatcher.this.singlePatience.toNanos() : FOREVER);
			turn.poke();
			while (true) {
				switch (await(turn, deadline)) {
					case GRANTED -> {
						this.waiting = null;
						MailDispatcher.this.listener.waited(Duration.ofNanos(System.nanoTime() - enqueued));
						start(delivery, mail, turn, deadline);
						return null;
					}
					case POKED -> {
						reportFinished();
						if (this.stop != null) {
							turn.cancel();
							return this.stop;
						}
					}
					case TIMED_OUT -> {
						return new Stop(MailFailureReason.THROTTLED,
								new MailSendException(
										"The message was not sent: the rate that SES allows left it no turn within "
												+ MailDispatcher.this.singlePatience.toSeconds() + " seconds"));
					}
					case CLOSED -> {
						return stop(Stop.closed());
					}
					case INTERRUPTED -> {
						return stop(Stop.interrupted());
					}
				}
			}
		}

		private Admission.Grant await(Admission.Turn turn, long deadline) {
			try {
				return turn.await(deadline);
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
				return Admission.Grant.INTERRUPTED;
			}
		}

		private Stop stop(Stop stop) {
			this.stop = stop;
			return stop;
		}

		private void start(Delivery delivery, RenderedMail mail, Admission.Turn turn, long deadline)
				throws MailRejectedException {
			boolean started = false;
			try {
				byte[] bytes = mail.bytes();
				MailDispatcher.this.executor.execute(() -> deliver(delivery, mail.envelope(), bytes, turn, deadline));
				started = true;
				this.running++;
			}
			finally {
				if (!started) {
					turn.finish(true);
				}
			}
		}

		private void awaitRunning() {
			try {
				while (this.running > 0) {
					try {
						report(this.finished.take());
					}
					catch (InterruptedException ex) {
						this.interrupted = true;
						this.stop = (this.stop != null) ? this.stop : Stop.interrupted();
					}
				}
			}
			finally {
				if (this.interrupted) {
					Thread.currentThread().interrupt();
				}
			}
		}

		private void reportFinished() {
			Delivery delivery = this.finished.poll();
			while (delivery != null) {
				report(delivery);
				delivery = this.finished.poll();
			}
		}

		private void report(Delivery delivery) {
			this.running--;
			MailOutcome outcome = delivery.outcome();
			outcome.messageId().ifPresent(delivery::sent);
			report(outcome, delivery.nanos());
		}

		private void report(MailOutcome outcome, long nanos) {
			MailDispatcher.this.listener.completed(outcome, Duration.ofNanos(nanos));
			try {
				this.outcomes.accept(outcome);
			}
			catch (RuntimeException ex) {
				if (this.listenerFailure == null) {
					this.listenerFailure = ex;
					this.stop = (this.stop != null) ? this.stop : Stop.interrupted();
				}
				else {
					this.listenerFailure.addSuppressed(ex);
				}
			}
		}

		void finished(Delivery delivery, @Nullable Stop stop) {
			if (stop != null) {
				this.stop = stop;
			}
			this.finished.add(delivery);
			Admission.Turn waiting = this.waiting;
			if (waiting != null) {
				waiting.poke();
			}
		}

	}

	private void deliver(Delivery delivery, Envelope envelope, byte[] message, Admission.Turn turn, long deadline) {
		Tries tries = new Tries(delivery, envelope, message, turn, deadline);
		MailOutcome outcome = null;
		long begun = System.nanoTime();
		try {
			outcome = tries.untilTheEnd();
		}
		finally {
			turn.finish(tries.running);
			delivery.end((outcome != null) ? outcome : tries.unexpected(), System.nanoTime() - begun);
			delivery.run.finished(delivery, tries.stop);
		}
	}

	/**
	 * The tries to send one message.
	 */
	private final class Tries {

		private final Delivery delivery;

		private final Envelope envelope;

		private final byte[] message;

		private final Admission.Turn turn;

		private final long deadline;

		private boolean running = true;

		private @Nullable Stop stop;

		Tries(Delivery delivery, Envelope envelope, byte[] message, Admission.Turn turn, long deadline) {
			this.delivery = delivery;
			this.envelope = envelope;
			this.message = message;
			this.turn = turn;
			this.deadline = Math.min(deadline - System.nanoTime(), BATCH_PATIENCE.toNanos()) + System.nanoTime();
		}

		MailOutcome untilTheEnd() {
			int failures = 0;
			while (true) {
				long startedAt = System.nanoTime();
				Attempt attempt = MailDispatcher.this.transport.send(this.envelope, this.message);
				if (attempt instanceof Attempt.Accepted accepted) {
					this.turn.accepted();
					return MailOutcome.sent(this.delivery.index, this.delivery.message(), accepted.messageId());
				}
				if (attempt instanceof Attempt.Throttled throttled) {
					Stop end = awaitNextTurn(throttled, startedAt);
					if (end != null) {
						return this.delivery.failed(end.reason(), end.failure());
					}
				}
				else if (attempt instanceof Attempt.Failed failed) {
					failures++;
					if (!failed.again() || failures >= MAX_TRIES || !pause(failures)) {
						if (failed.concernsAccount()) {
							this.stop = new Stop(failed.reason(), failed.failure());
						}
						return this.delivery.failed(failed.reason(), failed.failure());
					}
				}
			}
		}

		private @Nullable Stop awaitNextTurn(Attempt.Throttled throttled, long startedAt) {
			MailDispatcher.this.listener.throttled();
			MailDispatcher.this.admission.throttled(startedAt);
			this.running = false;
			this.turn.requeue();
			try {
				Admission.Grant grant = this.turn.await(this.deadline);
				while (grant == Admission.Grant.POKED) {
					grant = this.turn.await(this.deadline);
				}
				return switch (grant) {
					case GRANTED, POKED -> {
						this.running = true;
						yield null;
					}
					case TIMED_OUT -> new Stop(MailFailureReason.THROTTLED, throttled.failure());
					case CLOSED -> Stop.closed();
					case INTERRUPTED -> Stop.interrupted();
				};
			}
			catch (InterruptedException ex) {
				return Stop.interrupted();
			}
		}

		private boolean pause(int failures) {
			long longest = FIRST_PAUSE << failures;
			try {
				return MailDispatcher.this.admission.pause(ThreadLocalRandom.current().nextLong(longest / 2, longest));
			}
			catch (InterruptedException ex) {
				return false;
			}
		}

		MailOutcome unexpected() {
			return this.delivery.failed(MailFailureReason.OUTCOME_UNKNOWN, new MailSendException(
					"Sending ended in an unexpected failure; the message may have been sent, and was not sent again"));
		}

	}

	/**
	 * A message on its way from its caller to its outcome.
	 */
	private static final class Delivery {

		private final Run run;

		private final long index;

		private final Draft draft;

		private @Nullable PreparedMail prepared;

		private @Nullable MailOutcome outcome;

		private long nanos;

		Delivery(Run run, long index, Draft draft) {
			this.run = run;
			this.index = index;
			this.draft = draft;
		}

		Object message() {
			return this.draft.message();
		}

		PreparedMail prepare() throws MailRejectedException {
			PreparedMail prepared = this.draft.prepare();
			this.prepared = prepared;
			return prepared;
		}

		void sent(String messageId) {
			if (this.prepared != null) {
				this.prepared.sent(messageId);
			}
		}

		MailOutcome failed(MailFailureReason reason, MailException failure) {
			return MailOutcome.failed(this.index, message(), reason, failure);
		}

		void end(MailOutcome outcome, long nanos) {
			this.outcome = outcome;
			this.nanos = nanos;
		}

		MailOutcome outcome() {
			MailOutcome outcome = this.outcome;
			if (outcome == null) {
				throw new IllegalStateException("The message has no outcome yet");
			}
			return outcome;
		}

		long nanos() {
			return this.nanos;
		}

	}

}
