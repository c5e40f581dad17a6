package io.github.lightsailboot.mail;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one call, on the thread of the caller, with a {@link Delivery}
 * for each. Outcomes are reported between two messages, while this thread prepares none
 * and holds no permit.
 */
final class Batch {

	private static final long READ_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

	private final MailDispatcher dispatcher;

	private final boolean single;

	private final Consumer<MailOutcome> outcomes;

	private final Thread caller = Thread.currentThread();

	private final CountDownLatch over = new CountDownLatch(1);

	private volatile boolean reading;

	private final BlockingQueue<Delivery> ended = new LinkedBlockingQueue<>();

	private volatile @Nullable MailFailure stop;

	private long started;

	private long reported;

	private @Nullable Throwable consumerFailure;

	/**
	 * Create a batch.
	 * @param single whether it is one message that is sent alone
	 * @param outcomes accepts every outcome, on the thread of the caller
	 */
	Batch(MailDispatcher dispatcher, boolean single, Consumer<MailOutcome> outcomes) {
		this.dispatcher = dispatcher;
		this.single = single;
		this.outcomes = outcomes;
	}

	/**
	 * Send messages.
	 * @param connection the connection to SES
	 * @param messages the messages, read one by one
	 * @return the failure that concerns every other message too, or {@code null} if there
	 * is none
	 */
	@Nullable MailFailure send(MailDispatcher.Connection connection, Iterator<?> messages) {
		try {
			while (hasNext(messages)) {
				start(connection, messages.next());
			}
		}
		finally {
			awaitRunning();
		}
		if (this.consumerFailure instanceof Error error) {
			throw error;
		}
		if (this.consumerFailure != null) {
			throw (this.consumerFailure instanceof RuntimeException exception) ? exception
					: new UndeclaredThrowableException(this.consumerFailure);
		}
		return this.stop;
	}

	/**
	 * Record that this batch is over.
	 */
	void end() {
		this.over.countDown();
	}

	/**
	 * Wait until this batch is over, unless this thread is the one that reports its
	 * outcomes, or the next message takes a second to read: it may never come.
	 */
	void await(long nanos) throws InterruptedException {
		long first = Math.min(nanos, READ_TIMEOUT);
		if (this.caller != Thread.currentThread() && !this.over.await(first, TimeUnit.NANOSECONDS) && !this.reading) {
			this.over.await(nanos - first, TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Report the deliveries that have ended, and return whether there is another message
	 * to start.
	 */
	private boolean hasNext(Iterator<?> messages) {
		while (this.stop == null && this.consumerFailure == null) {
			Delivery delivery = this.ended.poll();
			if (delivery != null) {
				report(delivery);
			}
			else if (this.dispatcher.isClosed()) {
				this.stop = MailDispatcher.closed();
			}
			else {
				this.reading = true;
				boolean next = messages.hasNext();
				this.reading = false;
				return next;
			}
		}
		return false;
	}

	private void start(MailDispatcher.Connection connection, Object message) {
		Delivery delivery = new Delivery(this.dispatcher, this.started, message, this::ended);
		this.started++;
		try {
			this.dispatcher.updateRate(connection);
			Runnable sending = delivery.prepare(connection.transport(), this.single);
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
	 * Accept a delivery that has ended. Called on this thread or on that of the delivery.
	 */
	private void ended(Delivery delivery) {
		MailFailure stop = delivery.outcome().stop();
		if (stop != null) {
			this.stop = stop;
		}
		this.ended.add(delivery);
	}

	/**
	 * Wait for the running deliveries, and report their outcomes. An interrupt ends no
	 * delivery, and is restored when all outcomes are reported.
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
		catch (Throwable ex) {
			if (this.consumerFailure == null) {
				this.consumerFailure = ex;
			}
			else if (this.consumerFailure != ex) {
				this.consumerFailure.addSuppressed(ex);
			}
		}
	}

}
