package io.github.lightsailboot.health.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.StsClientCustomizer;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.diagnostics.InvalidLightsailConfigurationException;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.requests.ReceivedRequest;
import io.github.lightsailboot.emulator.ses.SesAccount.EnforcementStatus;
import io.github.lightsailboot.failure.HealthStatus;
import io.github.lightsailboot.health.LightsailHealthChangedEvent;
import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.metrics.autoconfigure.LightsailMetricsAutoConfiguration;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LightsailHealthTests {

	private static final LightsailEmulator EMULATOR = LightsailEmulator.builder().start();

	private static final String CONTRIBUTOR = "lightsailHealthContributor";

	private final String accessKeyId = EMULATOR.credentials().accessKeyId();

	private final ApplicationContextRunner withoutContributor = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class, LightsailAutoConfiguration.class,
				LightsailClientAutoConfiguration.class, LightsailChecksAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=eu-central-1", "aws.lightsail.endpoint=" + EMULATOR.endpoint(),
				"aws.lightsail.access-key=" + this.accessKeyId,
				"aws.lightsail.secret-key=" + EMULATOR.credentials().secretAccessKey(),
				"aws.lightsail.health.timeout=20s");

	private final ApplicationContextRunner runner = this.withoutContributor
		.withConfiguration(AutoConfigurations.of(LightsailHealthContributorAutoConfiguration.class));

	@AfterEach
	void reset() {
		EMULATOR.reset();
	}

	@AfterAll
	static void stop() {
		EMULATOR.close();
	}

	@Test
	void checksRunOnVirtualThreadsWhereBootsAre() {
		List<Thread> threads = new CopyOnWriteArrayList<>();
		ExecutionInterceptor recorder = new ExecutionInterceptor() {

			@Override
			public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
				threads.add(Thread.currentThread());
			}

		};
		this.runner.withPropertyValues("spring.threads.virtual.enabled=true")
			.withBean(StsClientCustomizer.class,
					() -> (builder) -> builder
						.overrideConfiguration((configuration) -> configuration.addExecutionInterceptor(recorder)))
			.run((context) -> {
				assertThat(health(context, "credentials").getStatus()).isEqualTo(Status.UP);
				boolean virtual = Threading.VIRTUAL.isActive(context.getEnvironment());
				assertThat(threads).isNotEmpty().allSatisfy((thread) -> {
					assertThat(thread.getName()).startsWith("lightsail-health-");
					assertThat(thread.toString().startsWith("VirtualThread")).isEqualTo(virtual);
				});
			});
	}

	@Test
	void everyCheckIsUpAndSaysWhatItKnows() {
		this.runner.run((context) -> {
			Health credentials = health(context, "credentials");
			assertThat(credentials.getStatus()).isEqualTo(Status.UP);
			assertThat(credentials.getDetails()).containsEntry("accessKeyId", "AKIA************MPLE")
				.containsEntry("account", "123456789012")
				.containsEntry("arn", "arn:aws:iam::123456789012:user/emulator")
				.containsEntry("source", "properties")
				.containsEntry("endpoint", EMULATOR.endpoint().toString())
				.containsEntry("emulator", true)
				.containsKeys("checkedAt", "latency")
				.doesNotContainKeys("reason", "message", "stale", "sourceProblem", "clockSkew");
			Health lightsail = health(context, "lightsailApi");
			assertThat(lightsail.getStatus()).isEqualTo(Status.UP);
			assertThat(lightsail.getDetails()).containsEntry("region", "eu-central-1")
				.containsEntry("emulator", true)
				.containsKeys("checkedAt", "latency");
			Health ses = health(context, "ses");
			assertThat(ses.getStatus()).isEqualTo(Status.UP);
			assertThat(ses.getDetails()).containsEntry("region", "eu-central-1")
				.containsEntry("sendingEnabled", true)
				.containsKeys("productionAccess", "max24HourSend", "sentLast24Hours", "maxSendRate",
						"enforcementStatus", "checkedAt", "latency");
		});
	}

	@Test
	void nothingIsAskedAndNoThreadStartedBeforeTheFirstProbe() {
		this.runner.run((context) -> {
			assertThat(context).hasBean(CONTRIBUTOR);
			assertThat(threads()).isEmpty();
			assertThat(EMULATOR.requests().count()).isZero();
		});
	}

	@Test
	void noThreadOutlivesTheContext() throws InterruptedException {
		EMULATOR.faults().add(Fault.hang());
		Set<Thread> threads = new HashSet<>();
		this.runner.withPropertyValues("aws.lightsail.health.timeout=200ms").run((context) -> {
			health(context, "credentials");
			threads.addAll(threads());
			assertThat(threads).isNotEmpty();
		});
		for (Thread thread : threads) {
			thread.join(Duration.ofSeconds(20).toMillis());
			assertThat(thread.isAlive()).isFalse();
		}
	}

	@Test
	void answerIsKept() {
		// Requests that an earlier test has given up may still arrive, but not with this
		// key. The first one is rejected if an earlier test had another clock, whose
		// offset the SDK keeps for the whole JVM.
		AccessKey key = AccessKey.of("AKIAASKEDONLYONCE001", "askedOnlyOnceaskedOnlyOnceaskedOnlyOnce1");
		EMULATOR.keys().add(key);
		this.runner
			.withPropertyValues("aws.lightsail.access-key=" + key.accessKeyId(),
					"aws.lightsail.secret-key=" + key.secretAccessKey())
			.run((context) -> {
				for (int i = 0; i < 10; i++) {
					health(context, "credentials");
					health(context, "lightsailApi");
					health(context, "ses");
				}
				assertThat(EMULATOR.requests().all()).filteredOn(
						(request) -> request.accessKeyId().equals(key.accessKeyId()) && request.outcome().equals("OK"))
					.extracting(ReceivedRequest::operation)
					.containsExactlyInAnyOrder("GetCallerIdentity", "GetRegions", "GetAccount");
			});
	}

	@Test
	void wrongSecretIsDownInEveryCheck() {
		this.runner.withPropertyValues("aws.lightsail.secret-key=wrongwrongwrongwrongwrongwrongwrongwrong")
			.run((context) -> {
				for (String check : new String[] { "credentials", "lightsailApi", "ses" }) {
					Health health = health(context, check);
					assertThat(health.getStatus()).isEqualTo(Status.DOWN);
					assertThat(health.getDetails()).containsEntry("reason", "WRONG_SECRET_KEY");
					assertThat(health.toString()).contains("AWS cannot show a secret again")
						.doesNotContain("wrongwrong");
				}
			});
	}

	@Test
	void secretInPlaceOfTheAccessKeyIsMaskedAsAWhole() {
		String secret = EMULATOR.credentials().secretAccessKey();
		this.runner
			.withPropertyValues("aws.lightsail.access-key=" + secret, "aws.lightsail.secret-key=" + this.accessKeyId)
			.run((context) -> assertThat(health(context, "credentials").getDetails()).containsEntry("accessKeyId",
					"*".repeat(secret.length())));
	}

	@Test
	void unknownKeyIsDownInEveryCheck() {
		EMULATOR.keys().delete(this.accessKeyId);
		this.runner.run((context) -> {
			for (String check : new String[] { "credentials", "lightsailApi", "ses" }) {
				Health health = health(context, check);
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("reason", "UNKNOWN_ACCESS_KEY");
				assertThat(health.toString()).doesNotContain(this.accessKeyId);
			}
		});
	}

	@Test
	void keyThatMayOnlySendIsGoodAndTheRestUnknown() {
		EMULATOR.keys().allowOnly(this.accessKeyId, "ses:SendRawEmail");
		this.runner.run((context) -> {
			assertThat(health(context, "credentials").getStatus()).isEqualTo(Status.UP);
			Health lightsail = health(context, "lightsailApi");
			assertThat(lightsail.getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(lightsail.getDetails()).containsEntry("reason", "ACCESS_DENIED")
				.extractingByKey("message")
				.asString()
				.contains("lightsail:GetRegions", "aws.lightsail.health.checks");
			Health ses = health(context, "ses");
			assertThat(ses.getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(ses.getDetails()).containsEntry("reason", "ACCESS_DENIED")
				.extractingByKey("message")
				.asString()
				.contains("ses:GetAccount", "aws.lightsail.health.checks");
		});
	}

	@Test
	void deniedAccessOfACredentialThatStsDoesNotKnowIsUnknownKey() {
		EMULATOR.faults().add(Fault.error(400, "AccessDeniedException", "Access denied").on(AwsService.LIGHTSAIL));
		this.runner.run((context) -> assertThat(health(context, "lightsailApi").getDetails()).containsEntry("reason",
				"ACCESS_DENIED"));
		EMULATOR.keys().deactivate(this.accessKeyId);
		this.runner.run((context) -> assertThat(health(context, "lightsailApi").getDetails()).containsEntry("reason",
				"UNKNOWN_ACCESS_KEY"));
	}

	@Test
	void expiredSessionIsDown() {
		AccessKey key = AccessKey.of("ASIAIOSFODNN7EXAMPLE", "secretsecretsecretsecretsecretsecretsecr")
			.withSession("token", Instant.now().minusSeconds(60));
		EMULATOR.keys().add(key);
		this.runner
			.withPropertyValues("aws.lightsail.access-key=" + key.accessKeyId(),
					"aws.lightsail.secret-key=" + key.secretAccessKey(), "aws.lightsail.session-token=token")
			.run((context) -> {
				Health health = health(context, "credentials");
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("reason", "EXPIRED_SESSION");
			});
	}

	@Test
	void keyRejectedInARegionThatIsNotEnabledIsGood() {
		EMULATOR.keys().disableRegions("ap-southeast-3");
		this.runner.withPropertyValues("aws.lightsail.region=ap-southeast-3").run((context) -> {
			for (String check : new String[] { "credentials", "lightsailApi", "ses" }) {
				Health health = health(context, check);
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("reason", "REGION_NOT_ENABLED")
					.extractingByKey("message")
					.asString()
					.contains("ap-southeast-3");
			}
		});
	}

	@Test
	void keyRejectedInARegionThatMayNotBeEnabledMayBeGood() {
		EMULATOR.keys().disableRegions("ap-southeast-3");
		EMULATOR.faults().add(Fault.error(503, "ServiceUnavailable", "Try again").on(AwsService.STS));
		this.runner.withPropertyValues("aws.lightsail.region=ap-southeast-3").run((context) -> {
			Health health = health(context, "lightsailApi");
			assertThat(health.getDetails()).containsEntry("reason", "UNKNOWN_ACCESS_KEY")
				.extractingByKey("message")
				.asString()
				.contains("may not have enabled the region ap-southeast-3");
		});
	}

	@Test
	void badKeyInAnOptInRegionIsBad() {
		EMULATOR.keys().deactivate(this.accessKeyId);
		this.runner.withPropertyValues("aws.lightsail.region=ap-southeast-3")
			.run((context) -> assertThat(health(context, "credentials").getDetails()).containsEntry("reason",
					"UNKNOWN_ACCESS_KEY"));
	}

	@Test
	void roleOfTheInstanceItselfIsForeign() {
		EMULATOR.keys()
			.add(AccessKey.of("AKIAFOREIGNFOREIGN00", "secretsecretsecretsecretsecretsecretsecr")
				.ownedBy("999999999999",
						"arn:aws:sts::999999999999:assumed-role/AmazonLightsailInstanceRole/i-0123456789"));
		this.runner
			.withPropertyValues("aws.lightsail.access-key=AKIAFOREIGNFOREIGN00",
					"aws.lightsail.secret-key=secretsecretsecretsecretsecretsecretsecr")
			.run((context) -> {
				Health health = health(context, "credentials");
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("reason", "FOREIGN_ACCOUNT");
			});
	}

	@Test
	void accountThatMayNotSendIsRestricted() {
		EMULATOR.ses().setSendingEnabled(false);
		this.runner.run((context) -> assertRestricted(context, "SENDING_PAUSED"));
		EMULATOR.ses().setEnforcementStatus(EnforcementStatus.SHUTDOWN);
		this.runner.run((context) -> assertRestricted(context, "ACCOUNT_SUSPENDED"));
		EMULATOR.reset();
		EMULATOR.ses().setMax24HourSend(200);
		EMULATOR.ses().setSentLast24Hours(200);
		this.runner.run((context) -> assertRestricted(context, "QUOTA_EXHAUSTED"));
		EMULATOR.ses().setMax24HourSend(-1);
		this.runner.run((context) -> assertThat(health(context, "ses").getStatus()).isEqualTo(Status.UP));
	}

	private void assertRestricted(BeanFactory context, String reason) {
		Health health = health(context, "ses");
		assertThat(health.getStatus()).isEqualTo(new Status("RESTRICTED"));
		assertThat(health.getDetails()).containsEntry("reason", reason).containsKeys("message", "max24HourSend");
	}

	@Test
	void sandboxIsUp() {
		EMULATOR.ses().setProductionAccess(false);
		this.runner.run((context) -> {
			Health health = health(context, "ses");
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("productionAccess", false);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop@mail.example.com", "mail.example.com", "example.com" })
	void senderIsVerifiedByItsAddressOrADomain(String identity) {
		EMULATOR.ses().setVerifiedIdentities(identity);
		this.runner
			.withPropertyValues("aws.lightsail.health.checks=ses-identity",
					"aws.lightsail.ses.from=Shop <shop@mail.example.com>")
			.run((context) -> {
				assertThat(names(context)).containsExactly("sesIdentity");
				Health health = health(context, "sesIdentity");
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("from", "shop@mail.example.com")
					.containsEntry("region", "eu-central-1")
					.containsEntry("verified", true)
					.containsKeys("identityType", "dkim", "checkedAt", "latency");
			});
	}

	@Test
	void internationalDomainOfTheSenderIsVerifiedInAscii() {
		EMULATOR.ses().setVerifiedIdentities("xn--bcher-kva.example");
		this.runner
			.withPropertyValues("aws.lightsail.health.checks=ses-identity",
					"aws.lightsail.ses.from=Bücher <shop@bücher.example>")
			.run((context) -> assertThat(health(context, "sesIdentity").getStatus()).isEqualTo(Status.UP));
	}

	@Test
	void domainVerifiesASenderOfWhichTheKeyMayNotReadTheAddress() {
		EMULATOR.ses().setVerifiedIdentities("example.com");
		EMULATOR.faults()
			.add(Fault.error(403, "AccessDeniedException", "Denied")
				.on(AwsService.SES_V2, "GetEmailIdentity")
				.times(1));
		this.runner
			.withPropertyValues("aws.lightsail.health.checks=ses-identity", "aws.lightsail.ses.from=shop@example.com")
			.run((context) -> assertThat(health(context, "sesIdentity").getStatus()).isEqualTo(Status.UP));
	}

	@Test
	void senderThatIsNotVerifiedIsRestricted() {
		EMULATOR.ses().setVerifiedIdentities("other.example");
		this.runner
			.withPropertyValues("aws.lightsail.health.checks=ses-identity", "aws.lightsail.ses.from=shop@example.com")
			.run((context) -> {
				Health health = health(context, "sesIdentity");
				assertThat(health.getStatus()).isEqualTo(new Status("RESTRICTED"));
				assertThat(health.getDetails()).containsEntry("reason", "IDENTITY_NOT_VERIFIED")
					.containsEntry("from", "shop@example.com")
					.extractingByKey("message")
					.asString()
					.contains("eu-central-1");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "PENDING", "FAILED" })
	void domainWithoutDkimIsRestrictedAndItsMailFromDomainADetail(String dkim) {
		EMULATOR.ses().setVerifiedIdentities("example.com");
		EMULATOR.ses().setDkimStatus(dkim);
		EMULATOR.ses().setMailFrom("bounce.example.com", "PENDING");
		this.runner
			.withPropertyValues("aws.lightsail.health.checks=ses-identity", "aws.lightsail.ses.from=shop@example.com")
			.run((context) -> {
				Health health = health(context, "sesIdentity");
				assertThat(health.getStatus()).isEqualTo(new Status("RESTRICTED"));
				assertThat(health.getDetails()).containsEntry("reason", "DKIM_PENDING")
					.containsEntry("verified", true)
					.containsEntry("dkim", dkim)
					.containsEntry("mailFromDomain", "bounce.example.com")
					.containsEntry("mailFrom", "PENDING");
			});
	}

	@Test
	void identityThatIsNotVerifiedYetIsRestricted() {
		EMULATOR.ses().setVerificationTime(Duration.ofHours(1));
		this.runner
			.withPropertyValues("aws.lightsail.health.checks=ses-identity", "aws.lightsail.ses.from=shop@example.com")
			.run((context) -> {
				context.getBean(SesV2Client.class)
					.createEmailIdentity((request) -> request.emailIdentity("example.com"));
				Health health = health(context, "sesIdentity");
				assertThat(health.getStatus()).isEqualTo(new Status("RESTRICTED"));
				assertThat(health.getDetails()).containsEntry("reason", "IDENTITY_NOT_VERIFIED")
					.containsEntry("verified", false);
			});
	}

	@Test
	void checkOfTheSenderNeedsASender() {
		this.runner.withPropertyValues("aws.lightsail.health.checks=ses-identity")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidLightsailConfigurationException.class,
						(failure) -> assertThat(failure.errors()).singleElement()
							.satisfies((error) -> assertThat(error.action()).contains("aws.lightsail.ses.from"))));
	}

	@Test
	void keyThatMayNotReadIdentitiesLeavesTheirStateUnknown() {
		EMULATOR.keys().deny(this.accessKeyId, "ses:GetEmailIdentity");
		this.runner
			.withPropertyValues("aws.lightsail.health.checks=ses-identity", "aws.lightsail.ses.from=shop@example.com")
			.run((context) -> {
				Health health = health(context, "sesIdentity");
				assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(health.getDetails()).containsEntry("reason", "ACCESS_DENIED")
					.extractingByKey("message")
					.asString()
					.contains("ses:GetEmailIdentity");
			});
	}

	@Test
	void throttledBeforeAnyAnswerIsUnknown() {
		EMULATOR.faults().add(Fault.throttling());
		this.runner.run((context) -> {
			Health health = health(context, "ses");
			assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health.getDetails()).containsEntry("reason", "THROTTLED");
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 403, 500 })
	void pageOfAProxyIsNeverUp(int status) {
		EMULATOR.faults().add(Fault.html(status));
		this.runner.run((context) -> {
			for (String check : new String[] { "credentials", "lightsailApi", "ses" }) {
				Health health = health(context, check);
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("reason", "SERVICE_ERROR");
			}
		});
	}

	@Test
	void refusedConnectionIsUnreachable() {
		this.runner.withPropertyValues("aws.lightsail.endpoint=http://127.0.0.1:1").run((context) -> {
			Health health = health(context, "ses");
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("reason", "UNREACHABLE");
		});
	}

	@Test
	void hangingAnswerIsATimeout() {
		EMULATOR.faults().add(Fault.hang());
		this.runner.withPropertyValues("aws.lightsail.health.timeout=300ms")
			.run((context) -> await().untilAsserted(() -> {
				Health health = health(context, "lightsailApi");
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("reason", "TIMEOUT");
			}));
	}

	@Test
	void hangingAnswerIsATimeoutAtTheFirstProbe() {
		EMULATOR.faults().add(Fault.hang());
		this.runner.withPropertyValues("aws.lightsail.health.timeout=2s")
			.run((context) -> assertThat(health(context, "credentials").getDetails()).containsEntry("reason",
					"TIMEOUT"));
	}

	@Test
	void machineThatIsSlowToSendTheFirstRequestIsNoTimeoutOfAws() {
		CountDownLatch loaded = new CountDownLatch(1);
		Queue<LightsailHealthChangedEvent> events = new ConcurrentLinkedQueue<>();
		ExecutionInterceptor loading = new ExecutionInterceptor() {

			@Override
			public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
				awaitUninterruptibly(loaded);
			}

		};
		this.runner.withPropertyValues("aws.lightsail.health.timeout=500ms", "aws.lightsail.health.checks=credentials")
			.withBean(StsClientCustomizer.class,
					() -> (builder) -> builder
						.overrideConfiguration((configuration) -> configuration.addExecutionInterceptor(loading)))
			.withInitializer((context) -> context
				.addApplicationListener((ApplicationListener<LightsailHealthChangedEvent>) events::add))
			.run((context) -> {
				Health health = health(context, "credentials");
				assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(health.getDetails()).doesNotContainKey("reason").containsKey("message");
				loaded.countDown();
				await()
					.untilAsserted(() -> assertThat(health(context, "credentials").getStatus()).isEqualTo(Status.UP));
				await().untilAsserted(() -> assertThat(events).hasSize(1));
				assertThat(events).extracting(LightsailHealthChangedEvent::getNewStatus)
					.containsExactly(HealthStatus.UP);
			});
	}

	@Test
	void machineThatIsSlowToAskIsNoTimeoutOfAws() {
		CountDownLatch built = new CountDownLatch(1);
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		this.runner.withPropertyValues("aws.lightsail.health.timeout=2s")
			.withBean(StsClientCustomizer.class, () -> (builder) -> awaitUninterruptibly(built))
			.withConfiguration(AutoConfigurations.of(LightsailMetricsAutoConfiguration.class))
			.withBean(ObservationRegistry.class, () -> observations)
			.run((context) -> {
				Health health = health(context, "credentials");
				assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(health.getDetails()).doesNotContainKey("reason")
					.containsEntry("source", "properties")
					.extractingByKey("message")
					.asString()
					.contains("still running");
				assertThat(health(context, "lightsailApi").getStatus()).isEqualTo(Status.UP);
				built.countDown();
				await()
					.untilAsserted(() -> assertThat(health(context, "credentials").getStatus()).isEqualTo(Status.UP));
				assertThat(meters.get("lightsail.health.check").tag("check", "credentials").timers()).singleElement()
					.satisfies((timer) -> assertThat(timer.getId().getTag("outcome")).isEqualTo("UP"));
			});
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean interrupted = false;
		while (latch.getCount() > 0) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void onlyTheChecksThatAreWantedAreMade() {
		this.runner.withPropertyValues("aws.lightsail.health.checks=ses,credentials")
			.run((context) -> assertThat(names(context)).containsExactly("credentials", "ses"));
		this.runner.withPropertyValues("aws.lightsail.ses.enabled=false")
			.run((context) -> assertThat(names(context)).containsExactly("credentials", "lightsailApi"));
	}

	@Test
	void contributorIsLeftOutByBootsSwitch() {
		this.runner.withPropertyValues("management.health.lightsail.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CONTRIBUTOR));
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CONTRIBUTOR));
	}

	@Test
	void contributorOfTheUserWins() {
		this.runner.withUserConfiguration(OwnContributor.class)
			.run((context) -> assertThat(context.getBean(CONTRIBUTOR)).isSameAs(OwnContributor.CONTRIBUTOR));
	}

	@Test
	void checksDoNotNeedBootsHealth() {
		this.withoutContributor.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context.getBean(LightsailChecks.class).checkAll().values())
				.allSatisfy((result) -> assertThat(result.status()).isEqualTo(HealthStatus.UP)));
	}

	@Test
	void nothingIsThereWithoutConfiguration() {
		this.runner.withPropertyValues("aws.lightsail.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CONTRIBUTOR));
	}

	private static Set<String> names(BeanFactory context) {
		return context.getBean(CONTRIBUTOR, CompositeHealthContributor.class)
			.stream()
			.map(HealthContributors.Entry::name)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static Health health(BeanFactory context, String check) {
		HealthContributor contributor = context.getBean(CONTRIBUTOR, CompositeHealthContributor.class)
			.getContributor(check);
		assertThat(contributor).isInstanceOf(HealthIndicator.class);
		Health health = ((HealthIndicator) Objects.requireNonNull(contributor)).health();
		assertThat(health).isNotNull();
		return Objects.requireNonNull(health);
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("lightsail-health"))
			.collect(Collectors.toSet());
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnContributor {

		private static final HealthContributor CONTRIBUTOR = CompositeHealthContributor.fromMap(Map.of());

		@Bean
		HealthContributor lightsailHealthContributor() {
			return CONTRIBUTOR;
		}

	}

}
