package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;

import io.github.lightsailboot.autoconfigure.internal.ApplicationThreads;
import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class LightsailChecksTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final List<AutoCloseable> closeables = new ArrayList<>();

	private final Queue<String> observed = new ConcurrentLinkedQueue<>();

	private final Queue<String> events = new ConcurrentLinkedQueue<>();

	private final Queue<String> eventThreads = new ConcurrentLinkedQueue<>();

	private final ThreadFactory threads = ApplicationThreads.factory(new MockEnvironment(), "lightsail-health-");

	private final SesAccountSource account = new SesAccountSource();

	private final AtomicReference<AwsCredentials> credentials = new AtomicReference<>(AwsBasicCredentials
		.create(this.emulator.credentials().accessKeyId(), this.emulator.credentials().secretAccessKey()));

	private volatile Duration now = Duration.ZERO;

	private volatile boolean outOfThreads;

	private volatile @Nullable Error failureOfObservation;

	private volatile @Nullable Error failureOfCreation;

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable closeable : this.closeables) {
			closeable.close();
		}
		this.emulator.close();
	}

	@Test
	void oneCallIsMadeHoweverManyWait() throws Exception {
		LightsailChecks checks = checks(LONG, null);
		this.emulator.faults().add(Fault.latency(Duration.ofMillis(300)));
		ExecutorService executor = Executors.newFixedThreadPool(50);
		this.closeables.add(executor::shutdownNow);
		CountDownLatch start = new CountDownLatch(1);
		List<Future<CheckResult>> results = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			results.add(executor.submit(() -> {
				start.await();
				return checks.check(HealthCheck.SES);
			}));
		}
		start.countDown();
		for (Future<CheckResult> result : results) {
			assertThat(result.get().status()).isEqualTo(HealthStatus.UP);
		}
		assertThat(requests("ses")).isEqualTo(1);
	}

	@Test
	void askingForOneCheckRefreshesTheOthersSideBySide() {
		LightsailChecks checks = checks(LONG, null);
		checks.check(HealthCheck.CREDENTIALS);
		await().untilAsserted(() -> {
			assertThat(requests("lightsail")).isEqualTo(1);
			assertThat(requests("ses")).isEqualTo(1);
		});
	}

	@Test
	void dueCheckIsRefreshedBehindTheCaller() {
		LightsailChecks checks = checks(LONG, null);
		checks.checkAll();
		this.emulator.faults().add(Fault.hang());
		advance(45);
		CheckResult result = checks.check(HealthCheck.CREDENTIALS);
		assertThat(result.status()).isEqualTo(HealthStatus.UP);
		assertThat(result.details()).containsEntry("checkedAt", "2026-01-01T00:00:00Z").doesNotContainKey("stale");
		await().untilAsserted(() -> assertThat(requests("credentials")).isEqualTo(2));
	}

	@Test
	void answerOlderThanTwoPeriodsIsWaitedFor() {
		LightsailChecks checks = checks(LONG, null);
		checks.checkAll();
		advance(61);
		assertThat(checks.check(HealthCheck.CREDENTIALS).details()).containsEntry("checkedAt", "2026-01-01T00:01:01Z");
	}

	@Test
	void hangingServiceHoldsNobodyLongerThanTheLimit() {
		LightsailChecks checks = checks(Duration.ofMillis(500), null);
		this.emulator.faults().add(Fault.hang());
		long start = System.nanoTime();
		checks.checkAll();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
		await().untilAsserted(() -> assertThat(checks.checkAll().values()).allSatisfy((result) -> {
			assertThat(result.status()).isEqualTo(HealthStatus.DOWN);
			assertThat(result.reason()).isEqualTo(AwsFailureReason.TIMEOUT);
		}));
	}

	@Test
	@Timeout(60)
	void timeToCreateTheChecksCountsForAllParts() {
		this.emulator.faults().add(Fault.latency(Duration.ofSeconds(20)));
		LightsailChecks checks = checks(Duration.ofMinutes(10), null);
		long calledAt = System.nanoTime() - Duration.ofMinutes(11).toNanos();
		assertThat(checks.check(HealthCheck.CREDENTIALS, calledAt).isPending()).isTrue();
		assertThat(checks.check(HealthCheck.LIGHTSAIL_API).isPending()).isTrue();
		assertThat(checks.check(HealthCheck.SES).isPending()).isTrue();
	}

	@Test
	void hangingSourceOfCredentialsHoldsNobodyLongerThanTheLimit() {
		CountDownLatch never = new CountDownLatch(1);
		this.closeables.add(never::countDown);
		LightsailChecks checks = checks(Duration.ofMillis(500), null, () -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return this.credentials.get();
		});
		for (int i = 0; i < 3; i++) {
			assertThat(checks.checkAll().values())
				.allSatisfy((result) -> assertThat(result.reason()).isEqualTo(AwsFailureReason.TIMEOUT));
			advance(60);
		}
	}

	@Test
	void answerThatComesLateIsTakenAllTheSame() {
		CountDownLatch source = new CountDownLatch(1);
		LightsailChecks checks = checks(Duration.ofMillis(500), null, () -> {
			try {
				source.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return this.credentials.get();
		});
		assertThat(checks.check(HealthCheck.CREDENTIALS).reason()).isEqualTo(AwsFailureReason.TIMEOUT);
		this.emulator.keys().deactivate(this.emulator.credentials().accessKeyId());
		source.countDown();
		await().untilAsserted(() -> assertThat(checks.check(HealthCheck.CREDENTIALS).reason())
			.isEqualTo(AwsFailureReason.UNKNOWN_ACCESS_KEY));
	}

	@Test
	void sourceWithoutCredentialsIsDown() {
		LightsailChecks checks = checks(LONG, null, () -> {
			throw new IllegalStateException("none");
		});
		CheckResult result = checks.check(HealthCheck.CREDENTIALS);
		assertThat(result.status()).isEqualTo(HealthStatus.DOWN);
		assertThat(result.reason()).isEqualTo(AwsFailureReason.UNKNOWN_ACCESS_KEY);
	}

	@Test
	void changedCredentialsAreAskedAboutAtOnce() {
		this.emulator.keys().add(AccessKey.of("AKIAROTATEDROTATED00", "rotated"));
		this.credentials.set(AwsBasicCredentials.create("AKIAROTATEDROTATED00", "wrong"));
		LightsailChecks checks = checks(LONG, null);
		assertThat(checks.checkAll().values())
			.allSatisfy((result) -> assertThat(result.reason()).isEqualTo(AwsFailureReason.WRONG_SECRET_KEY));
		this.credentials.set(AwsBasicCredentials.create("AKIAROTATEDROTATED00", "rotated"));
		advance(1);
		await().untilAsserted(() -> assertThat(checks.checkAll().values())
			.allSatisfy((result) -> assertThat(result.status()).isEqualTo(HealthStatus.UP)));
		assertThat(checks.check(HealthCheck.CREDENTIALS).details()).containsEntry("checkedAt", "2026-01-01T00:00:01Z");
	}

	@Test
	void deniedAccessIsAskedAboutAgainWhenTheCredentialsChange() {
		this.emulator.keys().add(AccessKey.of("AKIASENDERSENDERS000", "sender"));
		this.emulator.keys().allowOnly("AKIASENDERSENDERS000", "ses:SendRawEmail");
		AwsCredentials good = this.credentials.get();
		this.credentials.set(AwsBasicCredentials.create("AKIASENDERSENDERS000", "sender"));
		LightsailChecks checks = checks(LONG, null);
		assertThat(checks.check(HealthCheck.SES).status()).isEqualTo(HealthStatus.UNKNOWN);
		advance(299);
		assertThat(checks.check(HealthCheck.SES).status()).isEqualTo(HealthStatus.UNKNOWN);
		assertThat(requests("ses")).isEqualTo(1);
		this.credentials.set(good);
		advance(1);
		await().untilAsserted(() -> assertThat(checks.check(HealthCheck.SES).status()).isEqualTo(HealthStatus.UP));
	}

	@Test
	void onePacketLostIsNoOutageAndRecoveryShows() {
		LightsailChecks checks = checks(LONG, null);
		checks.checkAll();
		this.emulator.faults().add(Fault.error(500, "InternalFailure", "").on(AwsService.SES_V2));
		advance(61);
		CheckResult result = checks.check(HealthCheck.SES);
		assertThat(result.status()).isEqualTo(HealthStatus.UP);
		assertThat(result.details()).containsEntry("stale", true).containsEntry("reason", "SERVICE_ERROR");
		advance(5);
		checks.check(HealthCheck.SES);
		await().untilAsserted(() -> assertThat(checks.check(HealthCheck.SES).status()).isEqualTo(HealthStatus.DOWN));
		this.emulator.faults().clear();
		advance(10);
		await().untilAsserted(() -> assertThat(checks.check(HealthCheck.SES).status()).isEqualTo(HealthStatus.UP));
	}

	@Test
	void threadThatCannotStartIsAFailureOfTheCheck() {
		LightsailChecks checks = checks(LONG, null);
		this.outOfThreads = true;
		CheckResult result = checks.check(HealthCheck.CREDENTIALS);
		assertThat(result.status()).isEqualTo(HealthStatus.DOWN);
		assertThat(result.reason()).isEqualTo(AwsFailureReason.SERVICE_ERROR);
		this.outOfThreads = false;
		advance(5);
		await()
			.untilAsserted(() -> assertThat(checks.check(HealthCheck.CREDENTIALS).status()).isEqualTo(HealthStatus.UP));
	}

	@Test
	void errorOfAnObservationHandlerDoesNotChangeTheResult() {
		this.failureOfObservation = new NoClassDefFoundError("com/example/Missing");
		LightsailChecks checks = checks(LONG, null);
		assertThat(checks.check(HealthCheck.CREDENTIALS).status()).isEqualTo(HealthStatus.UP);
	}

	@Test
	void observationThatCannotBeCreatedDoesNotChangeTheResult() {
		this.failureOfCreation = new AssertionError("handler");
		LightsailChecks checks = checks(LONG, null);
		assertThat(checks.check(HealthCheck.CREDENTIALS).status()).isEqualTo(HealthStatus.UP);
	}

	@Test
	void answerOfSesIsSharedWithTheMailSender() {
		checks(LONG, null).check(HealthCheck.SES);
		assertThat(this.account.latest())
			.hasValueSatisfying((latest) -> assertThat(latest.sendQuota().maxSendRate()).isPositive());
	}

	@Test
	void everyRunIsObserved() {
		LightsailChecks checks = checks(LONG, null);
		checks.checkAll();
		assertThat(this.observed).containsExactlyInAnyOrder("credentials UP", "lightsailApi UP", "ses UP");
	}

	@Test
	void ageOfTheKeyAndAnotherActiveKeyAreDetails() {
		String own = this.emulator.credentials().accessKeyId();
		this.emulator.keys()
			.add(AccessKey.of(own, this.emulator.credentials().secretAccessKey())
				.withCreationTime(Instant.parse("2025-12-01T00:00:00Z")));
		this.emulator.keys().add(AccessKey.of("AKIAANOTHERANOTHER00", "other"));
		LightsailChecks checks = checks(LONG, Duration.ofDays(30));
		assertThat(checks.check(HealthCheck.CREDENTIALS).status()).isEqualTo(HealthStatus.UP);
		await().untilAsserted(
				() -> assertThat(checks.check(HealthCheck.CREDENTIALS).details()).containsEntry("keyAge", "31d")
					.containsEntry("keyTooOld", true)
					.containsEntry("otherActiveKey", "AKIA************ER00")
					.containsEntry("otherActiveKeyLastUsed", "never"));
		assertThat(checks.keyAge()).contains(Duration.ofDays(31));
		for (int i = 0; i < 3; i++) {
			advance(61);
			assertThat(checks.check(HealthCheck.CREDENTIALS).details()).containsEntry("keyAge", "31d");
		}
		assertThat(this.emulator.requests().count(AwsService.IAM, "ListAccessKeys")).isEqualTo(1);
	}

	@Test
	void hangingCallOfIamHoldsUpNoCheck() {
		LightsailChecks checks = checks(LONG, Duration.ofDays(30));
		this.emulator.faults().add(Fault.hang().on(AwsService.IAM));
		for (int i = 0; i < 3; i++) {
			CheckResult result = checks.check(HealthCheck.CREDENTIALS);
			assertThat(result.status()).isEqualTo(HealthStatus.UP);
			assertThat(result.details()).containsEntry("checkedAt",
					Instant.parse("2026-01-01T00:00:00Z").plus(this.now).toString());
			await().untilAsserted(
					() -> assertThat(this.emulator.requests().count(AwsService.IAM, "ListAccessKeys")).isEqualTo(1));
			advance(61);
		}
	}

	@Test
	void changeOfTheStatusIsPublishedOnAThreadOfTheChecks() {
		LightsailChecks checks = checks(LONG, null);
		checks.check(HealthCheck.SES);
		this.emulator.ses().setSendingEnabled(false);
		advance(61);
		checks.check(HealthCheck.SES);
		advance(61);
		checks.check(HealthCheck.SES);
		this.emulator.ses().setSendingEnabled(true);
		advance(61);
		checks.check(HealthCheck.SES);
		await().untilAsserted(() -> assertThat(this.events).filteredOn((event) -> event.contains("(ses:"))
			.containsExactly("LightsailHealthChangedEvent(ses: UNKNOWN to UP)",
					"LightsailHealthChangedEvent(ses: UP to RESTRICTED, SENDING_PAUSED)",
					"LightsailHealthChangedEvent(ses: RESTRICTED to UP)"));
		assertThat(this.eventThreads).allMatch((thread) -> thread.startsWith("lightsail-health-"));
	}

	@Test
	void listenerThatHangsOrFailsHoldsUpNoCheck() {
		CountDownLatch never = new CountDownLatch(1);
		this.closeables.add(never::countDown);
		LightsailChecks checks = checks(LONG, null, this.credentials::get, (event) -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		checks.checkAll();
		this.emulator.ses().setSendingEnabled(false);
		advance(61);
		assertThat(checks.check(HealthCheck.SES).status()).isEqualTo(HealthStatus.RESTRICTED);
	}

	@Test
	void ageOfTheKeyIsUnknownWithoutThePermission() {
		this.emulator.keys().deny(this.emulator.credentials().accessKeyId(), "iam:*");
		LightsailChecks checks = checks(LONG, Duration.ofDays(30));
		checks.check(HealthCheck.CREDENTIALS);
		await().untilAsserted(() -> {
			CheckResult result = checks.check(HealthCheck.CREDENTIALS);
			assertThat(result.status()).isEqualTo(HealthStatus.UP);
			assertThat(result.details()).containsEntry("keyAge", "unknown");
		});
	}

	@Test
	void sandboxIsToldOnce(CapturedOutput output) {
		this.emulator.ses().setProductionAccess(false);
		LightsailChecks checks = checks(LONG, null);
		checkSeveralTimes(checks);
		assertThat(requests("ses")).isGreaterThan(2);
		assertThat(output.getAll()).containsOnlyOnce("The SES account is in the sandbox in us-east-1");
	}

	@Test
	void clockThatIsOffIsToldOnceForAllChecks(CapturedOutput output) {
		LightsailChecks checks = checks(LONG, null);
		checkSeveralTimes(checks);
		assertThat(checks.checkAll().values())
			.allSatisfy((result) -> assertThat(result.details()).containsKey("clockSkew"));
		assertThat(output.getAll()).containsOnlyOnce("The clock of this machine differs from that of AWS");
	}

	@Test
	void deniedAccessIsToldOnceForACheck(CapturedOutput output) {
		this.emulator.keys().deny(this.emulator.credentials().accessKeyId(), "ses:GetAccount");
		LightsailChecks checks = checks(LONG, null);
		for (int i = 0; i < 3; i++) {
			checks.checkAll();
			advance(301);
			checkSeveralTimes(checks);
		}
		assertThat(requests("ses")).isGreaterThan(2);
		assertThat(output.getAll()).containsOnlyOnce("Check ses has no result: ");
	}

	@Test
	void deniedAccessIsToldOnceThoughOtherFailuresComeBetween(CapturedOutput output) {
		this.emulator.keys().deny(this.emulator.credentials().accessKeyId(), "ses:GetAccount");
		LightsailChecks checks = checks(LONG, null);
		checks.checkAll();
		this.emulator.faults().add(Fault.throttling());
		advance(601);
		assertThat(checks.check(HealthCheck.SES).reason()).isEqualTo(AwsFailureReason.THROTTLED);
		this.emulator.faults().clear();
		advance(601);
		assertThat(checks.check(HealthCheck.SES).reason()).isEqualTo(AwsFailureReason.ACCESS_DENIED);
		assertThat(output.getAll()).containsOnlyOnce("Check ses has no result: ");
	}

	@Test
	void ageOfTheKeyIsToldOnceADay(CapturedOutput output) {
		this.emulator.keys()
			.add(AccessKey.of(this.emulator.credentials().accessKeyId(), this.emulator.credentials().secretAccessKey())
				.withCreationTime(Instant.parse("2025-12-01T00:00:00Z")));
		LightsailChecks checks = checks(LONG, Duration.ofDays(30));
		checkSeveralTimes(checks);
		await().untilAsserted(() -> assertThat(output.getAll()).contains("The access key is 31 days old"));
		checkSeveralTimes(checks);
		assertThat(output.getAll()).containsOnlyOnce("The access key is 31 days old");
		advance((int) Duration.ofDays(1).toSeconds());
		checkSeveralTimes(checks);
		await().untilAsserted(() -> assertThat(output.getAll()).contains("The access key is 32 days old"));
		assertThat(output.getAll()).containsOnlyOnce("The access key is 31 days old")
			.containsOnlyOnce("The access key is 32 days old");
	}

	/**
	 * Each time the last answers are so old that new ones are waited for.
	 */
	private void checkSeveralTimes(LightsailChecks checks) {
		for (int i = 0; i < 4; i++) {
			checks.checkAll();
			advance(61);
		}
	}

	private int requests(String check) {
		return switch (check) {
			case "credentials" -> this.emulator.requests().count(AwsService.STS, "GetCallerIdentity");
			case "lightsail" -> this.emulator.requests().count(AwsService.LIGHTSAIL, "GetRegions");
			default -> this.emulator.requests().count(AwsService.SES_V2, "GetAccount");
		};
	}

	private void advance(int seconds) {
		this.now = this.now.plusSeconds(seconds);
	}

	private LightsailChecks checks(Duration timeout, @Nullable Duration maxKeyAge) {
		return checks(timeout, maxKeyAge, this.credentials::get);
	}

	private LightsailChecks checks(Duration timeout, @Nullable Duration maxKeyAge, AwsCredentialsProvider provider) {
		return checks(timeout, maxKeyAge, provider, (event) -> {
			this.eventThreads.add(Thread.currentThread().getName());
			this.events.add(event.toString());
		});
	}

	private LightsailChecks checks(Duration timeout, @Nullable Duration maxKeyAge, AwsCredentialsProvider provider,
			ApplicationEventPublisher publisher) {
		ClientTarget target = new ClientTarget(Region.US_EAST_1, this.emulator.endpoint());
		LightsailClientFactory factory = new LightsailClientFactory(
				LightsailCredentialsProvider.of(provider, new KnownSecrets()), target, target,
				new StaticListableBeanFactory(), null);
		CheckSettings settings = new CheckSettings(
				List.of(HealthCheck.CREDENTIALS, HealthCheck.LIGHTSAIL_API, HealthCheck.SES), Duration.ofSeconds(30),
				timeout, maxKeyAge, null);
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new Recorder());
		LightsailChecks checks = new LightsailChecks(settings, factory, this.account, observations, publisher,
				this::thread,
				new CheckClock(() -> this.now.toNanos(), () -> Instant.parse("2026-01-01T00:00:00Z").plus(this.now)));
		this.closeables.add(checks);
		return checks;
	}

	private Thread thread(Runnable task) {
		if (this.outOfThreads) {
			throw new OutOfMemoryError("unable to create native thread");
		}
		return this.threads.newThread(task);
	}

	private final class Recorder implements ObservationHandler<Observation.Context> {

		@Override
		public void onStop(Observation.Context context) {
			Error failure = LightsailChecksTests.this.failureOfObservation;
			if (failure != null) {
				throw failure;
			}
			LightsailChecksTests.this.observed
				.add("%s %s".formatted(value(context, "check"), value(context, "outcome")));
		}

		private static String value(Observation.Context context, String key) {
			return Objects.requireNonNull(context.getLowCardinalityKeyValue(key)).getValue();
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			Error failure = LightsailChecksTests.this.failureOfCreation;
			if (failure != null) {
				throw failure;
			}
			return "lightsail.health.check".equals(context.getName());
		}

	}

}
