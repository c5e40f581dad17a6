package io.github.lightsailboot.mail.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.ses.SesAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.SesV2ClientCustomizer;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.diagnostics.AnalyzedFailureException;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import io.github.lightsailboot.mail.MailFailureReason;
import io.github.lightsailboot.mail.MailOutcome;
import io.github.lightsailboot.mail.SesJavaMailSender;
import io.github.lightsailboot.mail.SesMailSendException;
import io.github.lightsailboot.metrics.autoconfigure.LightsailMetricsAutoConfiguration;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link MailAutoConfiguration}.
 */
class MailAutoConfigurationTests {

	private LightsailEmulator emulator;

	private ApplicationContextRunner contextRunner;

	@BeforeEach
	void start() {
		this.emulator = LightsailEmulator.builder().start();
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class,
					LightsailAutoConfiguration.class, MailAutoConfiguration.class,
					OtherMailSenderAutoConfiguration.class, LightsailMetricsAutoConfiguration.class,
					LightsailClientAutoConfiguration.class, MailSenderAutoConfiguration.class))
			.withPropertyValues("aws.lightsail.region=us-east-1", "aws.lightsail.ses.from=sender@example.com",
					"aws.lightsail.access-key=" + this.emulator.credentials().accessKeyId(),
					"aws.lightsail.secret-key=" + this.emulator.credentials().secretAccessKey(),
					"aws.lightsail.endpoint=" + this.emulator.endpoint());
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	private static SimpleMailMessage message() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("a@example.org");
		message.setText("Text");
		return message;
	}

	@Test
	void sendsWithTheConfiguredDefaults() {
		this.contextRunner
			.withPropertyValues("aws.lightsail.ses.configuration-set=news",
					"aws.lightsail.ses.from-identity-arn=arn:aws:ses:us-east-1:123456789012:identity/example.com")
			.run((context) -> {
				context.getBean(JavaMailSender.class).send(message());
				assertThat(context.getBean("mailSender")).isInstanceOf(SesJavaMailSender.class);
				assertThat(this.emulator.mails()).hasSize(1).first().satisfies((mail) -> {
					assertThat(mail.from()).isEqualTo("sender@example.com");
					assertThat(mail.configurationSet()).isEqualTo("news");
					assertThat(mail.fromIdentityArn())
						.isEqualTo("arn:aws:ses:us-east-1:123456789012:identity/example.com");
				});
			});
	}

	@Test
	void startsNothingBeforeTheFirstMessage() {
		this.contextRunner.run((context) -> {
			context.getBean(MailSender.class);
			assertThat(this.emulator.requests().count()).isZero();
			assertThat(Thread.getAllStackTraces().keySet())
				.noneMatch((thread) -> thread.getName().startsWith("lightsail-mail"));
		});
	}

	@Test
	void sendsOnVirtualThreadsWhereBootsAre() {
		List<Thread> threads = new CopyOnWriteArrayList<>();
		ExecutionInterceptor recorder = new ExecutionInterceptor() {

			@Override
			public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
				threads.add(Thread.currentThread());
			}

		};
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true")
			.withBean(SesV2ClientCustomizer.class,
					() -> (builder) -> builder
						.overrideConfiguration((configuration) -> configuration.addExecutionInterceptor(recorder)))
			.run((context) -> {
				context.getBean(JavaMailSender.class).send(message());
				boolean virtual = Threading.VIRTUAL.isActive(context.getEnvironment());
				assertThat(threads).isNotEmpty().allSatisfy((thread) -> {
					assertThat(thread.getName()).startsWith("lightsail-mail-");
					assertThat(thread.toString().startsWith("VirtualThread")).isEqualTo(virtual);
				});
			});
	}

	@Test
	void errorOfACustomizedClientAfterTheResponseLosesNoOutcome() {
		ExecutionInterceptor failing = new ExecutionInterceptor() {

			@Override
			public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
				throw new AssertionError("after the response");
			}

		};
		this.contextRunner
			.withBean(SesV2ClientCustomizer.class,
					() -> (builder) -> builder
						.overrideConfiguration((configuration) -> configuration.addExecutionInterceptor(failing)))
			.run((context) -> {
				context.getBean(JavaMailSender.class).send(message());
				assertThat(this.emulator.mails()).hasSize(1);
			});
	}

	@Test
	void backsOffWhenTheUserDefinesAMailSender() {
		this.contextRunner.withBean("own", MailSender.class, JavaMailSenderImpl::new)
			.run((context) -> assertThat(context).hasSingleBean(MailSender.class)
				.doesNotHaveBean(SesJavaMailSender.class));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logsOnceWhichMailSenderIsUsedInstead(CapturedOutput output) {
		this.contextRunner.withPropertyValues("spring.mail.host=localhost", "spring.main.lazy-initialization=true")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context).hasSingleBean(MailSender.class));
		assertThat(output).containsOnlyOnce("Mail is sent by the bean `mailSender`, not by");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logsNothingWhereItsMailSenderIsUsed(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SesJavaMailSender.class));
		assertThat(output).doesNotContain("Mail is sent by the bean");
	}

	@Test
	void backsOffWhenBootConfiguresSmtp() {
		this.contextRunner.withPropertyValues("spring.mail.host=localhost")
			.run((context) -> assertThat(context).hasSingleBean(MailSender.class)
				.getBean(MailSender.class)
				.isInstanceOf(JavaMailSenderImpl.class));
	}

	@Test
	void backsOffWhenSpringCloudAwsConfiguresSes() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(AwsAutoConfiguration.class, CredentialsProviderAutoConfiguration.class,
							RegionProviderAutoConfiguration.class, SesAutoConfiguration.class))
			.withPropertyValues("spring.cloud.aws.region.static=us-east-1", "spring.cloud.aws.credentials.access-key=a",
					"spring.cloud.aws.credentials.secret-key=b")
			.run((context) -> assertThat(context).hasSingleBean(MailSender.class)
				.doesNotHaveBean(SesJavaMailSender.class));
	}

	@Test
	void backsOffWhenSesIsDisabled() {
		this.contextRunner.withPropertyValues("aws.lightsail.ses.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MailSender.class));
	}

	@Test
	void backsOffWithoutSpringsMailSupport() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MailSender.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mailSender"));
	}

	@Test
	void backsOffWithoutJakartaMail() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MimeMessage.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MailSender.class));
	}

	@Test
	void worksWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MeterRegistry.class)).run((context) -> {
			context.getBean(MailSender.class).send(message());
			assertThat(this.emulator.mails()).hasSize(1);
		});
	}

	@Test
	void measuresWhatIsSentInEveryRegistry() {
		this.contextRunner.withBean("first", SimpleMeterRegistry.class)
			.withBean("second", SimpleMeterRegistry.class)
			.run((context) -> {
				context.getBean(MailSender.class).send(message());
				for (MeterRegistry registry : context.getBeansOfType(MeterRegistry.class).values()) {
					assertThat(registry.get("lightsail.mail.send").tag("outcome", "SENT").timer().count()).isEqualTo(1);
					assertThat(registry.get("lightsail.mail.wait").timer().count()).isEqualTo(1);
				}
			});
	}

	@Test
	void measuresThrottlingWaitingAndFailures() {
		this.emulator.faults().add(Fault.throttling().on(AwsService.SES_V2, "SendEmail").times(2));
		this.contextRunner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("aws.lightsail.ses.max-send-rate=1")
			.run((context) -> {
				MailSender sender = context.getBean(MailSender.class);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				sender.send(message());
				assertThat(registry.get("lightsail.mail.throttled").counter().count()).isEqualTo(2);
				assertThat(registry.get("lightsail.mail.wait").timer().totalTime(TimeUnit.MILLISECONDS))
					.isGreaterThan(100);
				this.emulator.ses().setSendingEnabled(false);
				assertThatExceptionOfType(SesMailSendException.class)
					.isThrownBy(() -> sender.send(message(), message(), message()));
				SimpleMailMessage withoutRecipient = new SimpleMailMessage();
				withoutRecipient.setText("Text");
				assertThatException().isThrownBy(() -> sender.send(withoutRecipient));
				assertThat(sends(registry)).isEqualTo(Map.of("SENT", 1L, "SENDING_PAUSED", 3L, "REJECTED", 1L));
			});
	}

	private static Map<String, Long> sends(MeterRegistry registry) {
		return registry.get("lightsail.mail.send")
			.timers()
			.stream()
			.collect(Collectors.toMap((timer) -> Objects.requireNonNull(timer.getId().getTag("outcome")),
					(timer) -> timer.count()));
	}

	@Test
	void sendsAsManyAtTheSameTimeAsConfigured() throws Exception {
		try (BusyEndpoint endpoint = new BusyEndpoint(3)) {
			this.contextRunner
				.withPropertyValues("aws.lightsail.endpoint=" + endpoint.uri(), "aws.lightsail.ses.max-concurrency=3",
						"aws.lightsail.ses.max-send-rate=10000")
				.run((context) -> {
					context.getBean(MailSender.class).send(messages(30));
					assertThat(endpoint.most).hasValue(3);
					assertThat(endpoint.requests).hasValue(30);
				});
		}
	}

	private static SimpleMailMessage[] messages(int count) {
		return Stream.generate(MailAutoConfigurationTests::message).limit(count).toArray(SimpleMailMessage[]::new);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void endsABatchWhenTheContextCloses(boolean measured) {
		this.emulator.ses().setMaxSendRate(1000);
		this.emulator.faults().add(Fault.latency(Duration.ofMillis(300)).on(AwsService.SES_V2, "SendEmail"));
		ApplicationContextRunner runner = measured ? withBootsMeters() : this.contextRunner;
		runner.withBean(SendsWhenStopped.class).run((context) -> {
			MailSender sender = context.getBean(MailSender.class);
			SendsWhenStopped stopping = context.getBean(SendsWhenStopped.class);
			CompletableFuture<List<MailOutcome>> batch = CompletableFuture.supplyAsync(() -> outcomes(sender, 500),
					(task) -> new Thread(task, "batch").start());
			stopping.batch = batch;
			await().atMost(Duration.ofSeconds(30))
				.until(() -> this.emulator.requests().count(AwsService.SES_V2, "SendEmail") >= 20);
			context.close();
			assertThat(stopping.batchEnded).isTrue();
			List<MailOutcome> outcomes = batch.join();
			assertThat(outcomes).hasSize(500)
				.filteredOn((outcome) -> !outcome.isSent())
				.isNotEmpty()
				.allSatisfy((outcome) -> assertThat(outcome.reason()).contains(MailFailureReason.NOT_SENT));
			assertThat(this.emulator.mails()).filteredOn((mail) -> !"Stopped".equals(mail.subject()))
				.extracting(ReceivedMail::messageId)
				.containsExactlyInAnyOrderElementsOf(
						outcomes.stream().flatMap((outcome) -> outcome.messageId().stream()).toList());
			assertThat(this.emulator.mails()).extracting(ReceivedMail::subject).containsOnlyOnce("Stopped");
		});
	}

	private static List<MailOutcome> outcomes(MailSender sender, int mails) {
		return assertThatExceptionOfType(SesMailSendException.class).isThrownBy(() -> sender.send(messages(mails)))
			.actual()
			.outcomes();
	}

	private ApplicationContextRunner withBootsMeters() {
		return this.contextRunner.withConfiguration(
				AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
						SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void singleMessagesEndSentOrUnsentWhenTheContextCloses(boolean measured) {
		this.emulator.ses().setMaxSendRate(1000);
		ApplicationContextRunner runner = measured ? withBootsMeters() : this.contextRunner;
		runner.run((context) -> {
			MailSender sender = context.getBean(MailSender.class);
			AtomicInteger sent = new AtomicInteger();
			List<CompletableFuture<Void>> senders = IntStream.range(0, 4)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> sendUntilClosed(sender, sent),
						(task) -> new Thread(task, "single").start()))
				.toList();
			await().atMost(Duration.ofSeconds(30)).until(() -> sent.get() > 100);
			context.close();
			senders.forEach((it) -> it.orTimeout(20, TimeUnit.SECONDS).join());
			assertThat(this.emulator.requests().count(AwsService.SES_V2, "SendEmail")).isEqualTo(sent.get());
			assertThat(outcomes(sender, 1)).singleElement()
				.satisfies((outcome) -> assertThat(outcome.reason()).contains(MailFailureReason.NOT_SENT));
		});
	}

	private static void sendUntilClosed(MailSender sender, AtomicInteger sent) {
		while (true) {
			try {
				sender.send(message());
				sent.incrementAndGet();
			}
			catch (SesMailSendException ex) {
				assertThat(ex.outcomes().get(0).reason()).contains(MailFailureReason.NOT_SENT);
				return;
			}
		}
	}

	@Test
	void observesAFailedMailAsAnError() {
		List<Throwable> errors = new CopyOnWriteArrayList<>();
		withBootsMeters().withBean(ObservationHandler.class, () -> new ObservationHandler<Observation.Context>() {

			@Override
			public void onError(Observation.Context context) {
				errors.add(context.getError());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		}).run((context) -> {
			assertThatException().isThrownBy(() -> context.getBean(MailSender.class).send(new SimpleMailMessage()));
			assertThat(errors).singleElement().isInstanceOf(MailException.class);
		});
	}

	@Test
	void observesThroughTheRegistryOfBoot() {
		List<String> names = new CopyOnWriteArrayList<>();
		withBootsMeters().withBean(ObservationHandler.class, () -> new ObservationHandler<Observation.Context>() {

			@Override
			public void onStop(Observation.Context context) {
				names.add(context.getName() + context.getLowCardinalityKeyValues()
					.stream()
					.map((it) -> " " + it.getKey() + "=" + it.getValue())
					.collect(Collectors.joining()));
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		}).run((context) -> {
			context.getBean(MailSender.class).send(message(), message());
			assertThat(names).containsExactly("lightsail.mail.send outcome=SENT", "lightsail.mail.send outcome=SENT");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("lightsail.mail.send").tag("outcome", "SENT").timer().count()).isEqualTo(2);
			assertThat(registry.get("lightsail.mail.wait").timer().count()).isEqualTo(2);
		});
	}

	@Test
	void sendsThroughAClientThatAPostProcessorReplaced() {
		this.contextRunner.withPropertyValues("aws.lightsail.endpoint=http://127.0.0.1:1")
			.withBean(ReplacingPostProcessor.class, () -> new ReplacingPostProcessor(this.emulator))
			.run((context) -> {
				context.getBean(MailSender.class).send(message());
				assertThat(this.emulator.mails()).hasSize(1);
			});
	}

	@Test
	void takesTheRateFromTheAccountThatItSendsTo() {
		this.emulator.ses().setMaxSendRate(1000);
		try (LightsailEmulator other = LightsailEmulator.builder().ses((ses) -> ses.setMaxSendRate(1)).start()) {
			this.contextRunner.withUserConfiguration(OwnClient.class)
				.withPropertyValues("test.endpoint=" + this.emulator.endpoint(),
						"aws.lightsail.endpoint=" + other.endpoint(),
						"aws.lightsail.access-key=" + other.credentials().accessKeyId(),
						"aws.lightsail.secret-key=" + other.credentials().secretAccessKey())
				.run((context) -> {
					SesAccountSource source = context.getBean(SesAccountSource.class);
					try (SesV2Client health = context.getBean(LightsailClientFactory.class).create(SesV2Clients.SYNC)) {
						source.fetch(health, Duration.ofSeconds(10));
					}
					context.getBean(MailSender.class).send(messages(30));
					assertThat(source.latest())
						.hasValueSatisfying((it) -> assertThat(it.sendQuota().maxSendRate()).isEqualTo(1));
					assertThat(this.emulator.requests().count(AwsService.SES_V2, "GetAccount")).isEqualTo(1);
					assertThat(this.emulator.mails()).hasSize(30);
				});
		}
	}

	@Test
	void sharesTheReportOfTheAccountWithHealth() {
		this.emulator.ses().setMaxSendRate(1000);
		this.contextRunner.run((context) -> {
			context.getBean(MailSender.class).send(messages(30));
			assertThat(context.getBean(SesAccountSource.class).latest()).isPresent();
		});
	}

	@Test
	void takesTheRateFromTheReportThatHealthHas() {
		this.emulator.ses().setMaxSendRate(1000);
		this.contextRunner.run((context) -> {
			try (SesV2Client health = context.getBean(LightsailClientFactory.class).create(SesV2Clients.SYNC)) {
				context.getBean(SesAccountSource.class).fetch(health, Duration.ofSeconds(10));
			}
			context.getBean(MailSender.class).send(messages(30));
			assertThat(this.emulator.requests().count(AwsService.SES_V2, "GetAccount")).isEqualTo(1);
		});
	}

	@Test
	void closesTheClientAfterTheMailsThatAreBeingSent() {
		this.emulator.faults().add(Fault.latency(Duration.ofMillis(500)).on(AwsService.SES_V2, "SendEmail"));
		this.contextRunner.run((context) -> {
			MailSender sender = context.getBean(MailSender.class);
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sender.send(message()),
					(task) -> new Thread(task, "single").start());
			await().atMost(Duration.ofSeconds(30))
				.until(() -> this.emulator.requests().count(AwsService.SES_V2, "SendEmail") == 1);
			context.close();
			sending.orTimeout(20, TimeUnit.SECONDS).join();
			assertThat(this.emulator.mails()).hasSize(1);
		});
	}

	@Test
	void sendsThroughTheClientOfTheUser() {
		this.contextRunner.withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasSingleBean(SesV2Client.class);
			assertThat(context.getBean(OwnClient.class).made).isFalse();
		});
		this.contextRunner.withUserConfiguration(OwnClient.class)
			.withPropertyValues("test.endpoint=" + this.emulator.endpoint())
			.run((context) -> {
				context.getBean(MailSender.class).send(message());
				assertThat(this.emulator.requests().of(AwsService.SES_V2, "SendEmail")).singleElement()
					.satisfies((request) -> assertThat(request.region()).isEqualTo("eu-central-1"));
			});
	}

	@Test
	void sendsThroughThePrimaryOfSeveralClients() {
		SesV2Client other = SesV2Client.builder().region(Region.EU_WEST_1).build();
		this.contextRunner.withBean("other", SesV2Client.class, () -> other)
			.withBean("own", SesV2Client.class, this::client, (definition) -> definition.setPrimary(true))
			.run((context) -> {
				context.getBean(MailSender.class).send(message());
				assertThat(this.emulator.mails()).hasSize(1);
			});
	}

	@Test
	void sendsThroughTheOneOfSeveralClientsThatHasTheNameOfTheClientOfTheStarter() {
		SesV2Client other = SesV2Client.builder().region(Region.EU_WEST_1).build();
		this.contextRunner.withBean("other", SesV2Client.class, () -> other)
			.withBean("sesV2Client", SesV2Client.class, this::client)
			.run((context) -> {
				context.getBean(MailSender.class).send(message());
				assertThat(this.emulator.mails()).hasSize(1);
			});
	}

	@Test
	void reportsSeveralClientsOfWhichNoneIsTheOneToUse() {
		this.contextRunner.withBean("first", SesV2Client.class, this::client)
			.withBean("second", SesV2Client.class, this::client)
			.withBean(SendsWhenStopped.class)
			.run((context) -> {
				assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOfSatisfying(AnalyzedFailureException.class, (failure) -> {
						assertThat(failure.analysis().getDescription()).contains("SesV2Client")
							.contains("`first`, `second`");
						assertThat(failure.analysis().getAction()).contains("@Primary").contains("`sesV2Client`");
					});
			});
	}

	@Test
	void severalClientsAreNoErrorWhereNoMailSenderIsUsed() {
		this.contextRunner.withBean("first", SesV2Client.class, this::client)
			.withBean("second", SesV2Client.class, this::client)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private SesV2Client client() {
		return SesV2Client.builder()
			.region(Region.US_EAST_1)
			.endpointOverride(this.emulator.endpoint())
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials
				.create(this.emulator.credentials().accessKeyId(), this.emulator.credentials().secretAccessKey())))
			.build();
	}

	/**
	 * Replaces the client of the starter by one that sends to an emulator.
	 */
	static class ReplacingPostProcessor implements BeanPostProcessor {

		private final LightsailEmulator emulator;

		ReplacingPostProcessor(LightsailEmulator emulator) {
			this.emulator = emulator;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof SesV2Client) ? SesV2Client.builder()
				.region(Region.US_EAST_1)
				.endpointOverride(this.emulator.endpoint())
				.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials
					.create(this.emulator.credentials().accessKeyId(), this.emulator.credentials().secretAccessKey())))
				.build() : bean;
		}

	}

	/**
	 * A part of the application that takes its time to stop, and sends a mail then.
	 */
	static class SendsWhenStopped implements SmartLifecycle {

		private final MailSender sender;

		private volatile @Nullable CompletableFuture<List<MailOutcome>> batch;

		private volatile boolean batchEnded;

		private volatile boolean running;

		SendsWhenStopped(MailSender sender) {
			this.sender = sender;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			CompletableFuture<List<MailOutcome>> batch = this.batch;
			if (batch != null) {
				this.batchEnded = !batch.orTimeout(20, TimeUnit.SECONDS).join().isEmpty();
				SimpleMailMessage message = message();
				message.setSubject("Stopped");
				this.sender.send(message);
			}
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	/**
	 * Counts the requests that are open at the same time, and keeps the first ones open
	 * until there are as many as expected.
	 */
	private static final class BusyEndpoint implements AutoCloseable {

		private final ExecutorService executor = Executors.newCachedThreadPool();

		private final HttpServer server;

		private final CountDownLatch expected;

		private final AtomicInteger open = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private final AtomicInteger requests = new AtomicInteger();

		BusyEndpoint(int expected) throws IOException {
			this.expected = new CountDownLatch(expected);
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.setExecutor(this.executor);
			this.server.createContext("/", this::handle);
			this.server.start();
		}

		URI uri() {
			return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
		}

		private void handle(HttpExchange exchange) throws IOException {
			int open = this.open.incrementAndGet();
			this.most.accumulateAndGet(open, Math::max);
			this.requests.incrementAndGet();
			try {
				this.expected.countDown();
				assertThat(this.expected.await(30, TimeUnit.SECONDS)).isTrue();
				TimeUnit.MILLISECONDS.sleep(20);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.open.decrementAndGet();
			byte[] answer = "{\"MessageId\":\"id\"}".getBytes(StandardCharsets.US_ASCII);
			exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		}

		@Override
		public void close() {
			this.server.stop(0);
			this.executor.shutdownNow();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		private boolean made;

		@Bean
		@Lazy
		SesV2Client ownClient(Environment environment) {
			this.made = true;
			return SesV2Client.builder()
				.region(Region.EU_CENTRAL_1)
				.endpointOverride(URI.create(environment.getRequiredProperty("test.endpoint")))
				.credentialsProvider(StaticCredentialsProvider.create(
						AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")))
				.build();
		}

	}

}
