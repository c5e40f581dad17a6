package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;

import static org.assertj.core.api.Assertions.assertThat;

class CheckStateTests {

	private static final Duration TTL = Duration.ofSeconds(30);

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private CheckState state = new CheckState(TTL, TIMEOUT, () -> 0);

	private Duration now = Duration.ZERO;

	private long version = 1;

	@Test
	void nothingIsKnownAtFirst() {
		assertThat(this.state.result(0)).isNull();
		assertThat(this.state.isDue(0)).isTrue();
		assertThat(this.state.isTooOld(0)).isTrue();
	}

	@Test
	void answerIsDueAfterTheTtlAndTooOldAfterTwo() {
		up();
		assertNext(30);
		after(60);
		assertThat(this.state.isTooOld(nanos())).isFalse();
		after(1);
		assertThat(this.state.isTooOld(nanos())).isTrue();
	}

	@Test
	void missingAnswerIsTooOldLaterByTheTimeout() {
		fail(AwsFailureReason.TIMEOUT);
		after(63);
		assertThat(this.state.isTooOld(nanos())).isFalse();
		after(1);
		assertThat(this.state.isTooOld(nanos())).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "UNREACHABLE", "TIMEOUT", "SERVICE_ERROR" })
	void firstLostAnswerKeepsTheStatusAndIsTriedAgainSoon(AwsFailureReason reason) {
		up();
		after(30);
		fail(reason);
		assertShown(HealthStatus.UP, reason).containsEntry("stale", true)
			.containsEntry("account", "1")
			.containsEntry("checkedAt", "2026-01-01T00:00:00Z")
			.containsEntry("triedAt", "2026-01-01T00:00:30Z");
		assertNext(5);
	}

	@Test
	void secondLostAnswerIsDown() {
		up();
		after(30);
		fail(AwsFailureReason.TIMEOUT);
		after(5);
		fail(AwsFailureReason.UNREACHABLE);
		assertShown(HealthStatus.DOWN, AwsFailureReason.UNREACHABLE).doesNotContainKey("stale")
			.containsEntry("checkedAt", "2026-01-01T00:00:35Z");
	}

	@Test
	void lostAnswerBeforeAnyIsDown() {
		fail(AwsFailureReason.UNREACHABLE);
		assertShown(HealthStatus.DOWN, AwsFailureReason.UNREACHABLE);
	}

	@Test
	void answerBetweenTwoLostOnesStartsAgain() {
		up();
		fail(AwsFailureReason.TIMEOUT);
		up();
		fail(AwsFailureReason.TIMEOUT);
		assertShown(HealthStatus.UP, AwsFailureReason.TIMEOUT).containsEntry("stale", true);
	}

	@Test
	void lostAnswerKeepsABadStatusToo() {
		fail(AwsFailureReason.WRONG_SECRET_KEY);
		fail(AwsFailureReason.TIMEOUT);
		assertShown(HealthStatus.DOWN, AwsFailureReason.TIMEOUT).containsEntry("stale", true);
	}

	@Test
	void throttledKeepsTheStatusHoweverOften() {
		up();
		for (int i = 0; i < 4; i++) {
			fail(AwsFailureReason.THROTTLED);
			assertShown(HealthStatus.UP, AwsFailureReason.THROTTLED).containsEntry("stale", true);
		}
	}

	@Test
	void throttledBeforeAnyAnswerIsUnknown() {
		fail(AwsFailureReason.THROTTLED);
		assertShown(HealthStatus.UNKNOWN, AwsFailureReason.THROTTLED);
	}

	@Test
	void throttlingKeepsTheStatusOfAnOutage() {
		up();
		fail(AwsFailureReason.UNREACHABLE);
		fail(AwsFailureReason.UNREACHABLE);
		fail(AwsFailureReason.THROTTLED);
		assertShown(HealthStatus.DOWN, AwsFailureReason.THROTTLED).containsEntry("stale", true);
		fail(AwsFailureReason.UNREACHABLE);
		assertShown(HealthStatus.DOWN, AwsFailureReason.UNREACHABLE).doesNotContainKey("stale");
	}

	@Test
	void throttlingBeforeAnyResponseKeepsNothing() {
		fail(AwsFailureReason.THROTTLED);
		assertShown(HealthStatus.UNKNOWN, AwsFailureReason.THROTTLED).doesNotContainKey("stale");
		fail(AwsFailureReason.UNREACHABLE);
		assertShown(HealthStatus.DOWN, AwsFailureReason.UNREACHABLE).doesNotContainKey("stale");
	}

	@Test
	void staleIsUnknownAfterFiveTtls() {
		up();
		after(150);
		fail(AwsFailureReason.THROTTLED);
		assertShown(HealthStatus.UP, AwsFailureReason.THROTTLED);
		after(1);
		assertShown(HealthStatus.UNKNOWN, AwsFailureReason.THROTTLED).containsEntry("stale", true);
	}

	@Test
	void deniedAccessIsUnknownAndKeptForFiveMinutes() {
		fail(AwsFailureReason.ACCESS_DENIED);
		assertShown(HealthStatus.UNKNOWN, AwsFailureReason.ACCESS_DENIED);
		assertNext(300);
	}

	@ParameterizedTest
	@EnumSource(names = { "SENDING_PAUSED", "ACCOUNT_SUSPENDED", "QUOTA_EXHAUSTED" })
	void conditionOfTheAccountIsRestrictedAndKeptAsAnyAnswer(AwsFailureReason reason) {
		fail(reason);
		assertShown(HealthStatus.RESTRICTED, reason);
		assertNext(30);
	}

	@ParameterizedTest
	@EnumSource(names = { "UNKNOWN_ACCESS_KEY", "WRONG_SECRET_KEY", "EXPIRED_SESSION", "CLOCK_SKEW",
			"REGION_NOT_ENABLED", "FOREIGN_ACCOUNT" })
	void whatNewConfigurationCuresIsDown(AwsFailureReason reason) {
		up();
		fail(reason);
		assertShown(HealthStatus.DOWN, reason).doesNotContainKey("stale");
	}

	@Test
	void intervalDoublesWhileACheckFailsUpToThePeriod() {
		for (int interval : new int[] { 5, 10, 20, 30, 30 }) {
			fail(AwsFailureReason.WRONG_SECRET_KEY);
			assertNext(interval);
			after(interval);
		}
		up();
		fail(AwsFailureReason.WRONG_SECRET_KEY);
		assertNext(5);
	}

	@Test
	void intervalIsNoLongerThanAShortTtl() {
		CheckState state = new CheckState(Duration.ofSeconds(2), TIMEOUT, () -> 0)
			.after(failed(AwsFailureReason.TIMEOUT), 1, 0, START);
		assertThat(state.isDue(Duration.ofSeconds(2).toNanos() - 1)).isFalse();
		assertThat(state.isDue(Duration.ofSeconds(2).toNanos())).isTrue();
	}

	@Test
	void jitterMakesTheTimeBetweenTwoTriesShorter() {
		CheckState state = new CheckState(TTL, TIMEOUT, () -> 0.999).after(failed(AwsFailureReason.TIMEOUT), 1, 0,
				START);
		assertThat(state.isDue(Duration.ofMillis(4400).toNanos())).isFalse();
		assertThat(state.isDue(Duration.ofMillis(4600).toNanos())).isTrue();
	}

	@Test
	void changedCredentialsLeaveNothing() {
		up();
		fail(AwsFailureReason.TIMEOUT);
		this.version++;
		fail(AwsFailureReason.TIMEOUT);
		assertShown(HealthStatus.DOWN, AwsFailureReason.TIMEOUT).doesNotContainKey("stale");
		assertThat(this.state.version()).isEqualTo(this.version);
		assertNext(5);
	}

	private void up() {
		this.state = this.state.after(CheckResult.of(null, Map.of("account", "1")), this.version, nanos(),
				START.plus(this.now));
	}

	private void fail(AwsFailureReason reason) {
		this.state = this.state.after(failed(reason), this.version, nanos(), START.plus(this.now));
	}

	private static CheckResult failed(AwsFailureReason reason) {
		return CheckResult.of(AwsFailure.of(reason, new AwsCall("SES", Region.US_EAST_1, "ses:GetAccount")), Map.of());
	}

	private void after(int seconds) {
		this.now = this.now.plusSeconds(seconds);
	}

	private long nanos() {
		return this.now.toNanos();
	}

	private void assertNext(int seconds) {
		long due = nanos() + Duration.ofSeconds(seconds).toNanos();
		assertThat(this.state.isDue(due - 1)).isFalse();
		assertThat(this.state.isDue(due)).isTrue();
	}

	private MapAssert<String, Object> assertShown(HealthStatus status, AwsFailureReason reason) {
		CheckResult result = this.state.result(nanos());
		assertThat(result).isNotNull();
		assertThat(result.status()).isEqualTo(status);
		assertThat(result.reason()).isEqualTo(reason);
		return assertThat(result.details()).containsEntry("reason", reason.name()).containsKey("message");
	}

}
