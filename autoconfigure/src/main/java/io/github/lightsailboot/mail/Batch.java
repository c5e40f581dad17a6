package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one call, on the thread of its caller: each is rendered, waits for its
 * permit and is handed to a {@link Delivery}; between two messages, when nothing is held,
 * outcomes are reported.
 */
final class Batch {

	private static final long FOREVER = Long.MAX_VALUE / 4;

	/**
	 * How often the SDK holds a message while it is sent: as bytes, as Base64, as JSON,
	 * and with room to grow.
	 */
	private static final long COPIES = 8;

	private final MailDispatcher dispatcher;

	private final MailDispatcher.Connection connection;

	private final boolean single;

	private final Consumer<MailOutcome> outcomes;

	private final BlockingQueue<Delivery> finished = new LinkedBlockingQueue<>();

	private volatile @Nullable MailFailure stop;

	private long index;

	private int running;

	private boolean interrupted;

	private @Nullable Throwable consumerFailure;

	/**
	 * Create a batch.
	 * @param single whether it is one message that is sent alone
	 * @param outcomes accepts every outcome, on the thread of the caller
	 */
	Batch(MailDispatcher dispatcher, MailDispatcher.Connection connection, boolean single,
			Consumer<MailOutcome> outcomes) {
		this.dispatcher = dispatcher;
		this.connection = connection;
		this.single = single;
		this.outcomes = outcomes;
	}

	/**
	 * Send messages.
	 * @param messages the messages, read one by one
	 * @return why they were not read to their end, or {@code null} if they were
	 */
	@Nullable MailFailure send(Iterator<?> messages) {
		try {
			while (this.stop == null && this.consumerFailure == null && messages.hasNext()) {
				send(messages.next());
				reportFinished();
			}
		}
		finally {
			awaitRunning();
		}
		if (this.consumerFailure instanceof Error error) {
			throw error;
		}
		if (this.consumerFailure instanceof RuntimeException exception) {
			throw exception;
		}
		return this.stop;
	}

	private void send(Object message) {
		long index = this.index++;
		Observation observation = this.dispatcher.meters.start();
		Permit permit = null;
		MailFailure failure;
		try {
			this.dispatcher.updateRate(this.connection);
			RenderedMessage rendered = this.dispatcher.renderer.render(message);
			long start = System.nanoTime();
			long timeout = this.single ? this.dispatcher.singleTimeout.toNanos() : FOREVER;
			permit = this.dispatcher.limiter.permit(this.single, rendered.envelope().recipients(),
					COPIES * rendered.missingBytes(), start + timeout);
			acquire(permit);
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			this.dispatcher.execute(new Delivery(this.dispatcher, this.connection.transport(), this, index, message,
					observation, rendered, bytes(rendered), permit, waited));
			this.running++;
			return;
		}
		catch (MailFailure ex) {
			failure = ex;
		}
		catch (Throwable ex) {
			failure = MailFailure.of(MailFailureReason.NOT_SENT, "The message was not sent.", ex);
		}
		if (permit != null) {
			this.dispatcher.limiter.release(permit);
		}
		if (failure.scope() == MailFailure.Scope.ALL) {
			this.stop = failure;
		}
		MailOutcome outcome = MailOutcome.failed(index, message, failure);
		this.dispatcher.meters.stop(observation, outcome);
		report(outcome);
	}

	private void acquire(Permit permit) throws MailFailure {
		try {
			switch (this.dispatcher.limiter.acquire(permit)) {
				case ACQUIRED -> {
				}
				case TIMED_OUT -> throw MailFailure.of(MailFailureReason.THROTTLED,
						"The message was not sent: the rate that SES allows did not permit it within %d seconds."
							.formatted(this.dispatcher.singleTimeout.toSeconds()));
				case CLOSED -> throw MailDispatcher.closed();
			}
		}
		catch (InterruptedException ex) {
			this.interrupted = true;
			throw interrupted();
		}
		MailFailure stop = this.stop;
		if (stop != null) {
			throw stop;
		}
	}

	private static byte[] bytes(RenderedMessage rendered) throws MailFailure {
		try {
			return rendered.bytes();
		}
		catch (Throwable ex) {
			throw MessageRenderer.unwritable(ex);
		}
	}

	/**
	 * A delivery ended. Called on its thread.
	 */
	void finished(Delivery delivery) {
		MailFailure failure = delivery.failure();
		if (failure != null && failure.scope() == MailFailure.Scope.ALL) {
			this.stop = failure;
		}
		this.finished.add(delivery);
	}

	private void reportFinished() {
		Delivery delivery = this.finished.poll();
		while (delivery != null) {
			report(delivery);
			delivery = this.finished.poll();
		}
	}

	private void awaitRunning() {
		while (this.running > 0) {
			try {
				report(this.finished.take());
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
			}
		}
		if (this.interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void report(Delivery delivery) {
		this.running--;
		report(delivery.outcome());
	}

	private void report(MailOutcome outcome) {
		try {
			this.outcomes.accept(outcome);
		}
		catch (RuntimeException | Error ex) {
			if (this.consumerFailure == null) {
				this.consumerFailure = ex;
			}
			else if (this.consumerFailure != ex) {
				this.consumerFailure.addSuppressed(ex);
			}
		}
	}

	private static MailFailure interrupted() {
		return MailFailure.ofAll("The message was not sent: its thread was interrupted before it was permitted.");
	}

}
