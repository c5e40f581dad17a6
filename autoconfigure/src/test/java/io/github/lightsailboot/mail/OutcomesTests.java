package io.github.lightsailboot.mail;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;

import static io.github.lightsailboot.mail.EmulatorMail.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests that every message has its outcome, whatever anything around it throws.
 */
@Timeout(30)
class OutcomesTests {

	private EmulatorMail mail = new EmulatorMail();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void close() {
		this.mail.close();
		this.threads.shutdownNow();
	}

	private void restart(EmulatorMail mail) {
		this.mail.close();
		this.mail = mail;
	}

	private static SimpleMailMessage[] messages(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> message("r" + i + "@example.org"))
			.toArray(SimpleMailMessage[]::new);
	}

	private static MimeMessagePreparator preparator(int i) {
		return (message) -> {
			message.setRecipients(Message.RecipientType.TO, "r" + i + "@example.org");
			message.setText("Text");
		};
	}

	private MimeMessage mimeMessage(String to) throws MessagingException {
		MimeMessage message = this.mail.sender().createMimeMessage();
		message.setRecipients(Message.RecipientType.TO, to);
		message.setText("Text");
		return message;
	}

	private static MimeMessage throwing() throws MessagingException {
		MimeMessage message = new MimeMessage((Session) null) {

			@Override
			protected synchronized void updateHeaders() {
				throw new IllegalStateException("broken");
			}

		};
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setText("Text");
		return message;
	}

	private void assertOneOfThreeFailed(List<MailOutcome> outcomes) {
		assertThat(outcomes).extracting(MailOutcome::isSent).containsExactly(true, false, true);
		assertThat(outcomes.get(1).reason()).contains(MailFailureReason.REJECTED);
		assertThat(this.mail.emulator().mails()).hasSize(2);
	}

	private static List<MailOutcome> outcomes(Runnable sending) {
		return assertThatExceptionOfType(SesMailSendException.class).isThrownBy(sending::run).actual().outcomes();
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullAmongTheRecipientsFailsItsMessageAlone() {
		SimpleMailMessage bad = message("a@example.org");
		bad.setTo("a@example.org", null);
		assertOneOfThreeFailed(
				outcomes(() -> this.mail.sender().send(message("a@example.org"), bad, message("b@example.org"))));
		assertThatExceptionOfType(MailParseException.class).isThrownBy(() -> this.mail.sender().send(bad));
	}

	@Test
	void exceptionOfAMessageFailsItAlone() throws MessagingException {
		MimeMessage first = mimeMessage("a@example.org");
		MimeMessage bad = throwing();
		MimeMessage last = mimeMessage("b@example.org");
		assertOneOfThreeFailed(outcomes(() -> this.mail.sender().send(first, bad, last)));
	}

	@Test
	void errorOfAPreparatorFailsItsMessageAlone() {
		assertOneOfThreeFailed(outcomes(() -> this.mail.sender().send(preparator(0), (message) -> {
			throw new AssertionError("no template");
		}, preparator(2))));
	}

	@Test
	void errorOfTheOnlyPreparatorIsThrown() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.mail.sender().send((message) -> {
			throw new AssertionError("no template");
		})).withMessage("no template");
	}

	@Test
	void messageThatCannotBeWrittenIsAFailedMessage() throws MessagingException {
		MimeMessage bad = throwing();
		assertThatExceptionOfType(SesMailSendException.class).isThrownBy(() -> this.mail.sender().send(bad))
			.satisfies((ex) -> assertThat(ex.getFailedMessages()).containsOnlyKeys(bad));
		MimeMessage unreadable = this.mail.sender().createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(unreadable, true);
		helper.setTo("a@example.org");
		helper.setText("Text");
		helper.addAttachment("a.txt", new FileSystemResource("/does/not/exist"));
		assertThatExceptionOfType(SesMailSendException.class).isThrownBy(() -> this.mail.sender().send(unreadable))
			.satisfies((ex) -> assertThat(ex.getFailedMessages()).containsOnlyKeys(unreadable));
	}

	@Test
	void messageOfAPreparatorThatSesRefusesIsReportedAsTheOneThatWasPrepared() {
		this.mail.emulator().ses().setSendingEnabled(false);
		assertThatExceptionOfType(SesMailSendException.class)
			.isThrownBy(() -> this.mail.sender().send(preparator(0), preparator(1)))
			.satisfies((ex) -> {
				assertThat(ex.getFailedMessages().keySet()).hasSize(2).hasOnlyElementsOfType(MimeMessage.class);
				assertThat(ex.getMessageExceptions()).hasSize(2);
				assertThat(ex.outcomes())
					.allSatisfy((outcome) -> assertThat(outcome.message()).isInstanceOf(MimeMessagePreparator.class));
			});
	}

	@Test
	void messageWithoutABodyIsReportedAsSuch() {
		MimeMessage empty = this.mail.sender().createMimeMessage();
		assertThatExceptionOfType(SesMailSendException.class).isThrownBy(() -> {
			empty.setRecipients(Message.RecipientType.TO, "a@example.org");
			this.mail.sender().send(empty);
		}).withMessageContaining("content").withMessageNotContaining("attachment");
	}

	@Test
	void rejectedCredentialsOfABatchAreAnAuthenticationFailureWithTheOutcomes() {
		this.mail.emulator().keys().delete(this.mail.emulator().credentials().accessKeyId());
		assertThatExceptionOfType(SesMailAuthenticationException.class)
			.isThrownBy(() -> this.mail.sender().send(messages(100)))
			.isInstanceOf(MailAuthenticationException.class)
			.satisfies((ex) -> {
				assertThat(ex.reason()).isEqualTo(MailFailureReason.UNKNOWN_ACCESS_KEY);
				assertThat(ex.outcomes()).hasSize(100).noneMatch(MailOutcome::isSent);
			});
	}

	@Test
	void consumerOfOutcomesMaySendMailItself() {
		restart(new EmulatorMail((emulator) -> {
		}, (sender) -> sender.maxConcurrency(1)));
		Optional<MailFailureReason> stopped = this.mail.sender()
			.sendSimpleMessages(Stream.of(messages(10)),
					(outcome) -> this.mail.sender().send(message("consumer@example.org")));
		assertThat(stopped).isEmpty();
		assertThat(this.mail.emulator().mails()).hasSize(20);
	}

	@Test
	void slowConsumerOfOutcomesStopsNobodyElse() {
		restart(new EmulatorMail((emulator) -> {
		}, (sender) -> sender.maxConcurrency(1)));
		this.mail.sender()
			.sendSimpleMessages(Stream.of(messages(10)),
					(outcome) -> CompletableFuture
						.runAsync(() -> this.mail.sender().send(message("other@example.org")),
								(task) -> new Thread(task).start())
						.orTimeout(20, TimeUnit.SECONDS)
						.join());
		assertThat(this.mail.emulator().mails()).hasSize(20);
	}

	@Test
	void consumerOfOutcomesIsNotInterruptedWhenTheCallerIs() {
		List<Boolean> interrupted = new ArrayList<>();
		Thread.currentThread().interrupt();
		Optional<MailFailureReason> stopped = this.mail.sender()
			.sendSimpleMessages(Stream.of(messages(2)),
					(outcome) -> interrupted.add(Thread.currentThread().isInterrupted()));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(stopped).contains(MailFailureReason.NOT_SENT);
		assertThat(interrupted).containsExactly(false);
	}

	@Test
	void consumerThatThrowsLearnsEveryOutcome() {
		List<MailOutcome> outcomes = new ArrayList<>();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.mail.sender()
			.sendSimpleMessages(Stream.generate(() -> message("a@example.org")), (outcome) -> {
				outcomes.add(outcome);
				throw new IllegalStateException("consumer");
			})).withMessage("consumer");
		assertThat(outcomes).allMatch(MailOutcome::isSent).hasSize(this.mail.emulator().mails().size());
		this.mail.sender().send(messages(20));
	}

	@Test
	void consumerThatThrowsACheckedExceptionLearnsEveryOutcome() {
		List<MailOutcome> outcomes = new ArrayList<>();
		assertThatExceptionOfType(UndeclaredThrowableException.class).isThrownBy(() -> this.mail.sender()
			.sendSimpleMessages(Stream.generate(() -> message("a@example.org")), (outcome) -> {
				outcomes.add(outcome);
				throwUnchecked(new IOException("consumer"));
			})).withCauseInstanceOf(IOException.class);
		assertThat(outcomes).allMatch(MailOutcome::isSent).hasSize(this.mail.emulator().mails().size());
	}

	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <E extends Exception> void throwUnchecked(Exception exception) throws E {
		throw (E) exception;
	}

	@Test
	void errorAfterAMessageWasSentDoesNotLoseItsOutcome() throws MessagingException {
		MimeMessage message = new MimeMessage((Session) null) {

			@Override
			public void setHeader(String name, String value) throws MessagingException {
				if (name.equals("Message-ID") && !value.startsWith("<")) {
					throw new AssertionError("read-only");
				}
				super.setHeader(name, value);
			}

		};
		message.setRecipients(Message.RecipientType.TO, "a@example.org");
		message.setText("Text");
		this.mail.sender().send(message);
		assertThat(this.mail.emulator().mails()).hasSize(1);
	}

	@Test
	void attachmentThatShrinksWhileItsMessageWaitsFailsItAlone() {
		MimeMessagePreparator changing = (message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("a@example.org");
			helper.setText("Text");
			int[] reads = new int[1];
			helper.addAttachment("a.bin",
					() -> new java.io.ByteArrayInputStream(new byte[(reads[0]++ > 1) ? 0 : 200_000]));
		};
		assertOneOfThreeFailed(outcomes(() -> this.mail.sender().send(preparator(0), changing, preparator(2))));
	}

	@Test
	void closeWaitsUntilTheOutcomesAreReported() throws Exception {
		CountDownLatch reporting = new CountDownLatch(1);
		CountDownLatch closing = new CountDownLatch(1);
		List<MailOutcome> outcomes = new CopyOnWriteArrayList<>();
		CompletableFuture<?> batch = CompletableFuture
			.runAsync(() -> this.mail.sender().sendSimpleMessages(Stream.of(messages(50)), (outcome) -> {
				reporting.countDown();
				await().until(() -> closing.getCount() == 0);
				outcomes.add(outcome);
			}), this.threads);
		reporting.await();
		CompletableFuture<Integer> reported = CompletableFuture.supplyAsync(() -> {
			this.mail.sender().close();
			return outcomes.size();
		}, this.threads);
		await().untilAsserted(() -> assertThatExceptionOfType(SesMailSendException.class)
			.isThrownBy(() -> this.mail.sender().send(message("a@example.org"))));
		closing.countDown();
		int sent = reported.get();
		batch.get();
		List<ReceivedMail> ofBatch = this.mail.emulator()
			.mails()
			.stream()
			.filter((mail) -> !mail.destinations().contains("a@example.org"))
			.toList();
		assertThat(outcomes).hasSize(sent).filteredOn(MailOutcome::isSent).hasSameSizeAs(ofBatch);
	}

	@Test
	void closeDoesNotWaitForAStreamWhoseNextMessageMayNeverCome() throws Exception {
		BlockingQueue<SimpleMailMessage> queue = new LinkedBlockingQueue<>(List.of(message("a@example.org")));
		List<MailOutcome> outcomes = new CopyOnWriteArrayList<>();
		CompletableFuture<Optional<MailFailureReason>> batch = CompletableFuture.supplyAsync(
				() -> this.mail.sender().sendSimpleMessages(Stream.generate(() -> take(queue)), outcomes::add),
				this.threads);
		await().until(() -> this.mail.sendRequests() == 1 && queue.isEmpty());
		CompletableFuture.runAsync(this.mail.sender()::close, this.threads).get(20, TimeUnit.SECONDS);
		queue.add(message("b@example.org"));
		assertThat(batch.get()).contains(MailFailureReason.NOT_SENT);
		assertThat(outcomes).extracting(MailOutcome::isSent).containsExactly(true, false);
	}

	private static SimpleMailMessage take(BlockingQueue<SimpleMailMessage> queue) {
		try {
			return queue.take();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void consumerOfOutcomesMayCloseTheSender() {
		List<MailOutcome> outcomes = new ArrayList<>();
		this.mail.sender().sendSimpleMessages(Stream.of(messages(50)), (outcome) -> {
			this.mail.sender().close();
			outcomes.add(outcome);
		});
		assertThat(outcomes).filteredOn(MailOutcome::isSent).hasSameSizeAs(this.mail.emulator().mails());
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullInAStreamFailsAlone() {
		List<MailOutcome> outcomes = new ArrayList<>();
		this.mail.sender().sendSimpleMessages(Stream.of(null, message("a@example.org")), outcomes::add);
		assertThat(outcomes).extracting(MailOutcome::isSent).containsExactlyInAnyOrder(false, true);
		assertThat(outcomes).filteredOn((outcome) -> !outcome.isSent())
			.singleElement()
			.satisfies((outcome) -> assertThat(outcome.failure().orElseThrow()).hasMessage("The message is null."));
	}

	@Test
	@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void firstMessageIsSentWhileThatOfAnotherThreadWaitsForTheClient() throws Exception {
		ReentrantLock context = new ReentrantLock();
		try (SesV2Client client = EmulatorMail.clientFactory(this.mail.emulator()).create(SesV2Clients.SYNC);
				SesJavaMailSender sender = SesJavaMailSender.builder(() -> {
					context.lock();
					try {
						return client;
					}
					finally {
						context.unlock();
					}
				}).from("sender@example.com").build()) {
			CompletableFuture<Void> other;
			context.lock();
			try {
				other = CompletableFuture.runAsync(() -> sender.send(message("a@example.org")));
				await().until(context::hasQueuedThreads);
				sender.send(message("b@example.org"));
			}
			finally {
				context.unlock();
			}
			other.get();
		}
		assertThat(this.mail.emulator().mails()).hasSize(2);
	}

	@Test
	void streamThatThrowsLosesNoOutcome() {
		List<MailOutcome> outcomes = new ArrayList<>();
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.mail.sender().sendSimpleMessages(IntStream.range(0, 30).mapToObj((i) -> {
				if (i == 20) {
					throw new IllegalStateException("stream");
				}
				return message("a@example.org");
			}), outcomes::add))
			.withMessage("stream");
		assertThat(outcomes).hasSize(20).allMatch(MailOutcome::isSent);
	}

	@Test
	void metersAndObservationsThatThrowChangeNothing() {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new ThrowingHandler());
		restart(new EmulatorMail(
				(emulator) -> emulator.faults().add(Fault.throttling().on(AwsService.SES_V2, "SendEmail").times(3)),
				(sender) -> sender.observationRegistry(observations).meterRegistries(List.of(new ThrowingRegistry()))));
		this.mail.sender().send(messages(50));
		this.mail.sender().send(message("single@example.org"));
		this.mail.sender().send(messages(50));
		assertThat(this.mail.emulator().mails()).hasSize(101);
		assertThat(outcomes(() -> this.mail.sender().send(new SimpleMailMessage(), message("a@example.org"))))
			.extracting(MailOutcome::isSent)
			.containsExactly(false, true);
	}

	@Test
	void observationThatCannotBeCreatedChangesNothing() {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig()
			.observationHandler(new ThrowingHandler())
			.observationPredicate((name, context) -> {
				throw new IllegalStateException(name);
			});
		restart(new EmulatorMail((emulator) -> {
		}, (sender) -> sender.observationRegistry(observations)));
		this.mail.sender().send(messages(3));
		assertThat(this.mail.emulator().mails()).hasSize(3);
	}

	@Test
	void messageThatCannotBeReadASecondTimeFailsAloneAndReleasesItsPermit() {
		restart(new EmulatorMail((emulator) -> {
		}, (sender) -> sender.maxConcurrency(1)));
		MimeMessagePreparator changing = (message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("a@example.org");
			helper.setText("Text");
			int[] reads = new int[1];
			helper.addAttachment("a.bin", () -> {
				if (reads[0]++ > 1) {
					throw new IOException("read once");
				}
				return new java.io.ByteArrayInputStream(new byte[200_000]);
			});
		};
		assertOneOfThreeFailed(outcomes(() -> this.mail.sender().send(preparator(0), changing, preparator(2))));
	}

	@Test
	void clientThatCannotBeCreatedLeavesEveryMessageUnsent() {
		try (SesJavaMailSender sender = SesJavaMailSender.builder(() -> {
			throw new IllegalStateException("no client");
		}).build()) {
			List<MailOutcome> outcomes = outcomes(() -> sender.send(messages(3)));
			assertThat(outcomes).hasSize(3)
				.allSatisfy((outcome) -> assertThat(outcome.reason()).contains(MailFailureReason.NOT_SENT));
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void refusesANullMessageBeforeAnythingIsSent() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.mail.sender().send(message("a@example.org"), null));
		assertThat(this.mail.sendRequests()).isZero();
	}

	@Test
	void closingEndsARequestForTheRateOfTheAccount() {
		this.mail.emulator().faults().add(Fault.latency(Duration.ofSeconds(20)).on(AwsService.SES_V2, "GetAccount"));
		this.mail.sender().send(message("a@example.org"));
		this.mail.sender().close();
		assertThat(Thread.getAllStackTraces().keySet())
			.noneMatch((thread) -> thread.getName().startsWith("lightsail-mail") && Stream.of(thread.getStackTrace())
				.anyMatch((frame) -> frame.getClassName().equals(AccountRate.class.getName())));
	}

	private static final class ThrowingHandler implements ObservationHandler<Observation.Context> {

		@Override
		public void onStart(Observation.Context context) {
			throw new IllegalStateException("handler");
		}

		@Override
		public void onStop(Observation.Context context) {
			throw new IllegalStateException("handler");
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	private static final class ThrowingRegistry extends SimpleMeterRegistry {

		ThrowingRegistry() {
			super(SimpleConfig.DEFAULT, Clock.SYSTEM);
			config().meterFilter(new io.micrometer.core.instrument.config.MeterFilter() {

				@Override
				public Meter.Id map(Meter.Id id) {
					throw new IllegalStateException(Objects.toString(id));
				}

			});
		}

	}

}
