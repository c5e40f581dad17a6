package io.github.lightsailboot.sample.mails;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.lightsailboot.mail.MailOutcome;
import io.github.lightsailboot.mail.SesJavaMailSender;
import io.github.lightsailboot.sample.activity.SentMails;
import io.github.lightsailboot.sample.mails.BatchView.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one mail several times, and keeps the outcomes. Thread-safe.
 */
class MailBatch {

	private static final Logger logger = LoggerFactory.getLogger(MailBatch.class);

	private final MailRequest mail;

	private final int total;

	private final SentMails sentMails;

	private final Consumer<BatchView> listener;

	private final List<BatchView.Outcome> outcomes = new ArrayList<>();

	private State state = State.RUNNING;

	/**
	 * Create a batch.
	 * @param listener is called after every change
	 */
	MailBatch(MailRequest mail, int total, SentMails sentMails, Consumer<BatchView> listener) {
		this.mail = mail;
		this.total = total;
		this.sentMails = sentMails;
		this.listener = listener;
	}

	/**
	 * Send the mails, at the rate of the mail sender. Returns after the last outcome.
	 */
	void send(SesJavaMailSender mailSender) {
		try {
			mailSender.sendMimeMessages(IntStream.rangeClosed(1, this.total)
				.takeWhile((number) -> isRunning())
				.mapToObj((number) -> this.mail.numbered(number, this.total).toMessage(mailSender)), this::add);
		}
		catch (RuntimeException ex) {
			logger.warn("The batch ended early", ex);
		}
		end();
	}

	/**
	 * Start no further mail.
	 */
	synchronized void cancel() {
		if (this.state == State.RUNNING) {
			this.state = State.CANCELLING;
			this.listener.accept(view());
		}
	}

	synchronized boolean isEnded() {
		return this.state != State.RUNNING && this.state != State.CANCELLING;
	}

	synchronized BatchView view() {
		long sent = this.outcomes.stream().filter((outcome) -> outcome.messageId() != null).count();
		return new BatchView(this.state, this.total, sent, this.outcomes.size() - sent, List.copyOf(this.outcomes));
	}

	private synchronized boolean isRunning() {
		return this.state == State.RUNNING;
	}

	private synchronized void add(MailOutcome outcome) {
		this.outcomes.add(BatchView.Outcome.of(outcome));
		if (outcome.isSent()) {
			this.sentMails.add();
		}
		this.listener.accept(view());
	}

	private synchronized void end() {
		if (this.outcomes.size() == this.total) {
			this.state = State.FINISHED;
		}
		else {
			this.state = (this.state == State.CANCELLING) ? State.CANCELLED : State.STOPPED;
		}
		this.listener.accept(view());
	}

}
