package io.github.lightsailboot.mail;

import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The messages of one call, on the thread of its caller: each is a {@link Delivery}.
 * Between two messages, when nothing is held, outcomes are reported.
 */
final class Batch {

	private final MailDispatcher dispatcher;

	private final MailDispatcher.Connection connection;

	private final boolean single;

	private final Consumer<MailOutcome> outcomes;

	private final BlockingQueue<Delivery> ended = new LinkedBlockingQueue<>();

	private volatile @Nullable MailFailure stop;

	private boolean readToEnd;

	private long started;

	private long reported;

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
			while (hasNext(messages)) {
				start(messages.next());
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
		return this.readToEnd ? null : this.stop;
	}

	/**
	 * Report what has ended, and return whether there is another message to start.
	 */
	private boolean hasNext(Iterator<?> messages) {
		while (this.stop == null && this.consumerFailure == null) {
			Delivery delivery = this.ended.poll();
			if (delivery == null) {
				this.readToEnd = !messages.hasNext();
				return !this.readToEnd;
			}
			report(delivery);
		}
		return false;
	}

	private void start(Object message) {
		Delivery delivery = new Delivery(this.dispatcher, this.started++, message, this::ended);
		try {
			this.dispatcher.updateRate(this.connection);
			Runnable sending = delivery.prepare(this.connection.transport(), this.single);
			MailFailure stop = this.stop;
			if (stop != null) {
				throw stop;
			}
			this.dispatcher.execute(sending);
		}
		catch (MailFailure ex) {
			delivery.fail(ex);
		}
		catch (Throwable ex) {
			delivery.fail(MailFailure.of(MailFailureReason.NOT_SENT, "The message was not sent.", ex));
		}
	}

	/**
	 * A delivery ended, on this thread or its own.
	 */
	private void ended(Delivery delivery) {
		MailFailure stop = delivery.outcome().stop();
		if (stop != null) {
			this.stop = stop;
		}
		this.ended.add(delivery);
	}

	/**
	 * Report the outcomes that are missing. An interrupt ends no delivery, and is kept
	 * until all of them are reported.
	 */
	private void awaitRunning() {
		boolean interrupted = Thread.interrupted();
		while (this.reported < this.started) {
			try {
				report(this.ended.take());
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void report(Delivery delivery) {
		this.reported++;
		delivery.setMessageId();
		try {
			this.outcomes.accept(delivery.outcome());
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

}
