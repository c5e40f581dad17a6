package io.github.lightsailboot.mail;

import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessagePreparator;
import org.springframework.util.Assert;

/**
 * Sends mail through Amazon SES (API version 2), as raw messages, which requires the
 * permission {@code ses:SendRawEmail}. Messages are sent concurrently, just under the
 * rate that the account allows, which all callers of one sender share. Single messages do
 * not wait behind those that are sent together. Thread-safe.
 *
 * <p>
 * Every message has an outcome, and is delivered at most once, regardless of the retries
 * of the client. A message that SES did not accept is sent again; one without a valid
 * response is not, and fails as {@link MailFailureReason#OUTCOME_UNKNOWN}.
 *
 * <p>
 * Exceptions are those of Spring's own sender: a {@link SesMailAuthenticationException}
 * if credentials were rejected, {@link MailParseException} or
 * {@link MailPreparationException} for a single message that cannot be parsed or
 * prepared, otherwise a {@link SesMailSendException}.
 *
 * <p>
 * {@code From}, {@code Date} and, once it is sent, {@code Message-ID} with the ID that
 * SES assigned are set on a {@link MimeMessage}. Its headers
 * {@code X-SES-CONFIGURATION-SET} and {@code X-SES-SOURCE-ARN} replace the defaults;
 * {@code X-SES-MESSAGE-TAGS} and {@code List-Unsubscribe} are sent as they are.
 * {@code Bcc} is not part of the message that recipients receive. A part of a message is
 * read up to three times. Nothing is created before the first message.
 *
 * @since 0.1.0
 */
public class SesJavaMailSender implements JavaMailSender, AutoCloseable {

	private final MailDispatcher dispatcher;

	SesJavaMailSender(Builder builder) {
		this.dispatcher = new MailDispatcher(builder);
	}

	/**
	 * Create a builder.
	 * @param client supplies the client, which the sender does not close. It is called
	 * for the first message, and may be called concurrently by several first messages.
	 * @return a builder with the defaults
	 */
	public static Builder builder(Supplier<SesV2Client> client) {
		return new Builder(client);
	}

	@Override
	public MimeMessage createMimeMessage() {
		return this.dispatcher.renderer.createMimeMessage();
	}

	@Override
	public MimeMessage createMimeMessage(InputStream contentStream) throws MailException {
		return this.dispatcher.renderer.createMimeMessage(contentStream);
	}

	@Override
	public void send(SimpleMailMessage... simpleMessages) throws MailException {
		sendNow(simpleMessages);
	}

	@Override
	public void send(MimeMessage... mimeMessages) throws MailException {
		sendNow(mimeMessages);
	}

	@Override
	public void send(MimeMessagePreparator... mimeMessagePreparators) throws MailException {
		sendNow(mimeMessagePreparators);
	}

	/**
	 * Send any number of messages, each read just before it is sent. The rest of the
	 * stream is not read if the account cannot send, the consumer throws an exception,
	 * this thread is interrupted, or the sender is closed.
	 * @param messages the messages, read on this thread
	 * @param outcomes accepts the outcome of each message that was read, on this thread,
	 * in the order in which they end. It may be slow, and may send mail itself.
	 * @return why no other message would be sent: a reason that concerns the account, or
	 * {@link MailFailureReason#NOT_SENT}; empty if there is none, and the stream was read
	 * to its end
	 */
	public Optional<MailFailureReason> sendSimpleMessages(Stream<SimpleMailMessage> messages,
			Consumer<MailOutcome> outcomes) {
		return sendAll(messages, outcomes);
	}

	/**
	 * Send any number of messages, as {@link #sendSimpleMessages} does.
	 * @return why no other message would be sent, or empty if there is no reason
	 */
	public Optional<MailFailureReason> sendMimeMessages(Stream<MimeMessage> messages, Consumer<MailOutcome> outcomes) {
		return sendAll(messages, outcomes);
	}

	/**
	 * Send any number of messages, as {@link #sendSimpleMessages} does. They are prepared
	 * on this thread.
	 * @return why no other message would be sent, or empty if there is no reason
	 */
	public Optional<MailFailureReason> sendPreparedMessages(Stream<? extends MimeMessagePreparator> messages,
			Consumer<MailOutcome> outcomes) {
		return sendAll(messages, outcomes);
	}

	/**
	 * Start no further message that is sent together with others. Single ones are still
	 * sent.
	 */
	public void stopBatches() {
		this.dispatcher.stopBatches();
	}

	/**
	 * Start no further message, and wait up to the shutdown timeout for those that are
	 * being sent, and until their outcomes are reported.
	 */
	@Override
	public void close() {
		this.dispatcher.close();
	}

	private Optional<MailFailureReason> sendAll(Stream<?> messages, Consumer<MailOutcome> outcomes) {
		return Optional.ofNullable(this.dispatcher.send(messages.iterator(), false, outcomes)).map(MailFailure::reason);
	}

	private void sendNow(Object[] messages) {
		Assert.noNullElements(messages, "A message must not be null; none was sent");
		List<MailOutcome> outcomes = this.dispatcher.send(Arrays.asList(messages));
		if (!outcomes.stream().allMatch(MailOutcome::isSent)) {
			throw MailExceptions.of(outcomes);
		}
	}

	/**
	 * Builds a {@link SesJavaMailSender}.
	 */
	public static final class Builder {

		final Supplier<SesV2Client> client;

		Function<SesV2Client, GetAccountResponse> accountRequest = new SesAccountSource()::report;

		@Nullable String from;

		@Nullable String configurationSet;

		@Nullable String fromIdentityArn;

		@Nullable Double maxSendRate;

		int maxConcurrency = 16;

		Duration shutdownTimeout = Duration.ofSeconds(30);

		Duration singleTimeout = Duration.ofSeconds(60);

		Duration requestTimeout = Duration.ofMinutes(5);

		ThreadFactory threadFactory = MailDispatcher.daemonThreads();

		ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		List<MeterRegistry> meterRegistries = List.of();

		private Builder(Supplier<SesV2Client> client) {
			this.client = client;
		}

		/**
		 * Set the function that requests the account of the client, which contains the
		 * rate. Defaults to {@code GetAccount} with a timeout of 3 seconds.
		 */
		public Builder accountRequest(Function<SesV2Client, GetAccountResponse> accountRequest) {
			this.accountRequest = accountRequest;
			return this;
		}

		/**
		 * Set the sender of messages that have none.
		 */
		public Builder from(@Nullable String from) {
			this.from = from;
			return this;
		}

		/**
		 * Set the name of the configuration set of messages that name none.
		 */
		public Builder configurationSet(@Nullable String configurationSet) {
			this.configurationSet = configurationSet;
			return this;
		}

		/**
		 * Set the ARN of the sending identity of messages that name none.
		 */
		public Builder fromIdentityArn(@Nullable String fromIdentityArn) {
			this.fromIdentityArn = fromIdentityArn;
			return this;
		}

		/**
		 * Set the maximum rate in recipients per second. Defaults to the account's.
		 */
		public Builder maxSendRate(@Nullable Double maxSendRate) {
			Assert.isTrue(maxSendRate == null || maxSendRate > 0, "'maxSendRate' must be above 0");
			this.maxSendRate = maxSendRate;
			return this;
		}

		/**
		 * Set the maximum number of messages that are sent at the same time. Defaults to
		 * 16.
		 */
		public Builder maxConcurrency(int maxConcurrency) {
			Assert.isTrue(maxConcurrency > 0, "'maxConcurrency' must be at least 1");
			this.maxConcurrency = maxConcurrency;
			return this;
		}

		/**
		 * Set how long closing waits for messages that are being sent, and for consumers
		 * of their outcomes. Defaults to 30 seconds.
		 */
		public Builder shutdownTimeout(Duration shutdownTimeout) {
			this.shutdownTimeout = shutdownTimeout;
			return this;
		}

		/**
		 * Set the factory of the threads that send. Defaults to daemon threads.
		 */
		public Builder threadFactory(ThreadFactory threadFactory) {
			this.threadFactory = threadFactory;
			return this;
		}

		/**
		 * Set how long a single message waits until the rate permits it.
		 */
		Builder singleTimeout(Duration singleTimeout) {
			this.singleTimeout = singleTimeout;
			return this;
		}

		/**
		 * Set the registry for the observation of each message.
		 */
		public Builder observationRegistry(ObservationRegistry observationRegistry) {
			this.observationRegistry = observationRegistry;
			return this;
		}

		/**
		 * Set the registries for the other meters.
		 */
		public Builder meterRegistries(List<MeterRegistry> meterRegistries) {
			this.meterRegistries = List.copyOf(meterRegistries);
			return this;
		}

		/**
		 * Build the sender.
		 */
		public SesJavaMailSender build() {
			return new SesJavaMailSender(this);
		}

	}

}
