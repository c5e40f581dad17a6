package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.lightsailboot.ses.SesAccountSource;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * Sends mail through Amazon SES (API version 2), as raw messages, which takes the
 * permission {@code ses:SendRawEmail}. Several messages go out at the same time, just
 * under the rate that the account allows, which all callers of one sender share. Single
 * messages do not queue behind those that are sent together.
 *
 * <p>
 * Every message has an outcome, and is delivered at most once: what SES throttled or
 * surely did not take is sent again, a message of which only the answer was lost is not,
 * and fails as {@link MailFailureReason#OUTCOME_UNKNOWN}. That holds for a client that
 * the application defined, too: its retries do not apply to mails. What does not hold for
 * such a client is that a request which broke off while it was written is known not to be
 * sent; it is reported as {@link MailFailureReason#OUTCOME_UNKNOWN}.
 *
 * <p>
 * Failures are {@link SesMailSendException}s, with the outcome of every message. Where
 * one message was sent alone, one that cannot be parsed or prepared is Spring's
 * {@link MailParseException} or {@link MailPreparationException}, and one that is refused
 * for its credentials a {@link SesMailAuthenticationException}.
 *
 * <p>
 * Nothing is built, started or asked before the first message is sent.
 */
public class SesMailSender implements MailSender, AutoCloseable {

	private final MailEngine engine;

	SesMailSender(Builder builder) {
		this.engine = new MailEngine(builder);
	}

	/**
	 * Start with the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Send messages together.
	 * @param simpleMessages the messages
	 * @throws MailException if one of them is not sent; the others are
	 */
	@Override
	public void send(SimpleMailMessage... simpleMessages) throws MailException {
		sendNow(drafts(simpleMessages, this::draft));
	}

	/**
	 * Send any number of messages, each taken from the stream when its turn comes. The
	 * stream ends early when the account or its credentials make every message fail, when
	 * this thread is interrupted, and when the sender is closed.
	 * @param messages the messages, read on this thread
	 * @param outcomes is told what became of each message that was read, on this thread,
	 * in the order in which they end; if it throws, no more messages are read
	 * @return how many were sent, and whether the stream was read to its end
	 */
	public BulkResult sendSimpleMessages(Stream<SimpleMailMessage> messages, Consumer<MailOutcome> outcomes) {
		return sendAll(messages.map(this::draft).iterator(), outcomes);
	}

	/**
	 * Let no further message begin that is sent together with others: they end as
	 * {@link MailFailureReason#NOT_SENT}. Single messages are sent as before.
	 */
	public void stopBatches() {
		this.engine.stopBatches();
	}

	/**
	 * Let no further message begin, and wait for those that are going out, up to the
	 * shutdown time.
	 */
	@Override
	public void close() {
		this.engine.close();
	}

	Draft draft(SimpleMailMessage message) {
		return new PlainDraft(message, this.engine.from());
	}

	final @Nullable String from() {
		return this.engine.from();
	}

	final <M> List<Draft> drafts(M[] messages, Function<M, Draft> function) {
		List<Draft> drafts = new ArrayList<>(messages.length);
		for (M message : messages) {
			drafts.add(function.apply(Objects.requireNonNull(message, "A message must not be null")));
		}
		return drafts;
	}

	final BulkResult sendAll(Iterator<? extends Draft> drafts, Consumer<MailOutcome> outcomes) {
		return this.engine.sendAll(drafts, outcomes);
	}

	final void sendNow(List<Draft> drafts) {
		List<MailOutcome> outcomes = this.engine.send(drafts);
		long failed = outcomes.stream().filter((outcome) -> !outcome.isSent()).count();
		if (failed == 0) {
			return;
		}
		if (outcomes.size() > 1) {
			throw new SesMailSendException(failed + " of " + outcomes.size() + " messages were not sent. The first: "
					+ firstFailure(outcomes).getMessage(), outcomes);
		}
		MailException failure = firstFailure(outcomes);
		if (failure instanceof MailAuthenticationException || failure instanceof MailParseException
				|| failure instanceof MailPreparationException) {
			throw failure;
		}
		throw new SesMailSendException(Objects.requireNonNullElse(failure.getMessage(), "The message was not sent"),
				outcomes);
	}

	private static MailException firstFailure(List<MailOutcome> outcomes) {
		return outcomes.stream().flatMap((outcome) -> outcome.failure().stream()).findFirst().orElseThrow();
	}

	/**
	 * Says what a mail sender is like.
	 */
	public static final class Builder {

		private @Nullable LightsailClientFactory clientFactory;

		private @Nullable Supplier<SesV2Client> client;

		private SesAccountSource accountSource = new SesAccountSource();

		private @Nullable String from;

		private @Nullable String configurationSet;

		private @Nullable String fromIdentityArn;

		private @Nullable Double maxSendRate;

		private int maxConcurrency = 16;

		private Duration shutdownTime = Duration.ofSeconds(30);

		private Duration singlePatience = Duration.ofSeconds(60);

		private Duration attemptTime = Duration.ofMinutes(5);

		private MailListener listener = new MailListener() {
		};

		private Builder() {
		}

		/**
		 * Build a client of its own when the first message is sent.
		 * @param clientFactory builds the client, and knows the region
		 * @return this
		 */
		public Builder clientFactory(LightsailClientFactory clientFactory) {
			this.clientFactory = clientFactory;
			return this;
		}

		/**
		 * Use a client instead of one of its own.
		 * @param client gives the client, which is not closed, when the first message is
		 * sent
		 * @return this
		 */
		public Builder client(@Nullable Supplier<SesV2Client> client) {
			this.client = client;
			return this;
		}

		/**
		 * Share what SES says about the account.
		 * @param accountSource the source
		 * @return this
		 */
		public Builder accountSource(SesAccountSource accountSource) {
			this.accountSource = accountSource;
			return this;
		}

		/**
		 * Set the sender of messages that name none.
		 * @param from an address, or a name and an address in angle brackets
		 * @return this
		 */
		public Builder from(@Nullable String from) {
			this.from = from;
			return this;
		}

		/**
		 * Set the configuration set of messages that name none.
		 * @param configurationSet the name
		 * @return this
		 */
		public Builder configurationSet(@Nullable String configurationSet) {
			this.configurationSet = configurationSet;
			return this;
		}

		/**
		 * Set the identity of messages that name none.
		 * @param fromIdentityArn the ARN
		 * @return this
		 */
		public Builder fromIdentityArn(@Nullable String fromIdentityArn) {
			this.fromIdentityArn = fromIdentityArn;
			return this;
		}

		/**
		 * Set the rate instead of asking SES for it.
		 * @param maxSendRate recipients a second, above 0, or {@code null} to ask SES
		 * @return this
		 */
		public Builder maxSendRate(@Nullable Double maxSendRate) {
			if (maxSendRate != null && !(maxSendRate > 0)) {
				throw new IllegalArgumentException("'maxSendRate' must be above 0");
			}
			this.maxSendRate = maxSendRate;
			return this;
		}

		/**
		 * Set how many messages go out at the same time.
		 * @param maxConcurrency from 1
		 * @return this
		 */
		public Builder maxConcurrency(int maxConcurrency) {
			if (maxConcurrency < 1) {
				throw new IllegalArgumentException("'maxConcurrency' must be at least 1");
			}
			this.maxConcurrency = maxConcurrency;
			return this;
		}

		/**
		 * Set how long {@link #close()} waits for messages that are going out.
		 * @param shutdownTime the time
		 * @return this
		 */
		public Builder shutdownTime(Duration shutdownTime) {
			this.shutdownTime = shutdownTime;
			return this;
		}

		/**
		 * Set how long a single message waits for its turn at most.
		 * @param singlePatience the time
		 * @return this
		 */
		Builder singlePatience(Duration singlePatience) {
			this.singlePatience = singlePatience;
			return this;
		}

		/**
		 * Set how long a message may take from its first byte to the answer of SES.
		 * @param attemptTime the time
		 * @return this
		 */
		Builder attemptTime(Duration attemptTime) {
			this.attemptTime = attemptTime;
			return this;
		}

		/**
		 * Set who is told what the sender does.
		 * @param listener the listener
		 * @return this
		 */
		public Builder listener(MailListener listener) {
			this.listener = listener;
			return this;
		}

		/**
		 * Build a sender of simple messages, which does not need Jakarta Mail.
		 * @return the sender
		 */
		public SesMailSender build() {
			return new SesMailSender(this);
		}

		/**
		 * Build a sender of MIME messages, which needs Jakarta Mail.
		 * @return the sender
		 */
		public SesJavaMailSender buildJavaMailSender() {
			return new SesJavaMailSender(this);
		}

		@Nullable LightsailClientFactory clientFactory() {
			return this.clientFactory;
		}

		@Nullable Supplier<SesV2Client> client() {
			return this.client;
		}

		SesAccountSource accountSource() {
			return this.accountSource;
		}

		@Nullable String from() {
			return this.from;
		}

		@Nullable String configurationSet() {
			return this.configurationSet;
		}

		@Nullable String fromIdentityArn() {
			return this.fromIdentityArn;
		}

		@Nullable Double maxSendRate() {
			return this.maxSendRate;
		}

		int maxConcurrency() {
			return this.maxConcurrency;
		}

		Duration shutdownTime() {
			return this.shutdownTime;
		}

		Duration singlePatience() {
			return this.singlePatience;
		}

		Duration attemptTime() {
			return this.attemptTime;
		}

		MailListener listener() {
			return this.listener;
		}

	}

}
