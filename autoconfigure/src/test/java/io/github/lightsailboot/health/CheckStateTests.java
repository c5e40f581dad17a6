package io.github.lightsailboot.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;

import static org.assertj.core.api.Assertions.assertThat;

class CheckStateTests {

	private static final Duration PERIOD = Duration.ofSeconds(30);

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final CheckState state = new CheckState(PERIOD, () -> 0);

	private Duration now = Duration.ZERO;

	@Test
	void nothingIsKnownAtFirst() {
		assertThat(this.state.result(0)).isNull();
		assertThat(this.state.isDue(0)).isTrue();
		assertThat(this.state.isTooOld(0)).isTrue();
	}

	@Test
	void answerIsDueAfterThePeriodAndTooOldAfterTwo() {
		up();
		assertNext(30);
		after(60);
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
		assertShown(CheckStatus.UP, reason).containsEntry("stale", true)
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
		assertShown(CheckStatus.DOWN, AwsFailureReason.UNREACHABLE).doesNotContainKey("stale")
			.containsEntry("checkedAt", "2026-01-01T00:00:35Z");
	}

	@Test
	void lostAnswerBeforeAnyIsDown() {
		fail(AwsFailureReason.UNREACHABLE);
		assertShown(CheckStatus.DOWN, AwsFailureReason.UNREACHABLE);
	}

	@Test
	void answerBetweenTwoLostOnesStartsAgain() {
		up();
		fail(AwsFailureReason.TIMEOUT);
		up();
		fail(AwsFailureReason.TIMEOUT);
		assertShown(CheckStatus.UP, AwsFailureReason.TIMEOUT).containsEntry("stale", true);
	}

	@Test
	void lostAnswerKeepsABadStatusToo() {
		fail(AwsFailureReason.WRONG_SECRET_KEY);
		fail(AwsFailureReason.TIMEOUT);
		assertShown(CheckStatus.DOWN, AwsFailureReason.TIMEOUT).containsEntry("stale", true);
	}

	@Test
	void throttledKeepsTheStatusHoweverOften() {
		up();
		for (int i = 0; i < 4; i++) {
			fail(AwsFailureReason.THROTTLED);
			assertShown(CheckStatus.UP, AwsFailureReason.THROTTLED).containsEntry("stale", true);
		}
	}

	@Test
	void throttledBeforeAnyAnswerIsUnknown() {
		fail(AwsFailureReason.THROTTLED);
		assertShown(CheckStatus.UNKNOWN, AwsFailureReason.THROTTLED);
	}

	@Test
	void staleIsUnknownAfterFivePeriods() {
		up();
		after(150);
		fail(AwsFailureReason.THROTTLED);
		assertShown(CheckStatus.UP, AwsFailureReason.THROTTLED);
		after(1);
		assertShown(CheckStatus.UNKNOWN, AwsFailureReason.THROTTLED).containsEntry("stale", true);
	}

	@Test
	void deniedAccessIsUnknownAndKeptForFiveMinutes() {
		fail(AwsFailureReason.ACCESS_DENIED);
		assertShown(CheckStatus.UNKNOWN, AwsFailureReason.ACCESS_DENIED);
		assertNext(300);
	}

	@ParameterizedTest
	@EnumSource(names = { "SENDING_PAUSED", "ACCOUNT_SUSPENDED", "QUOTA_EXHAUSTED" })
	void conditionOfTheAccountIsRestrictedAndKeptAsAnyAnswer(AwsFailureReason reason) {
		fail(reason);
		assertShown(CheckStatus.RESTRICTED, reason);
		assertNext(30);
	}

	@ParameterizedTest
	@EnumSource(names = { "UNKNOWN_ACCESS_KEY", "WRONG_SECRET_KEY", "EXPIRED_SESSION", "CLOCK_SKEW",
			"REGION_NOT_ENABLED", "FOREIGN_ACCOUNT" })
	void whatNewConfigurationCuresIsDown(AwsFailureReason reason) {
		up();
		fail(reason);
		assertShown(CheckStatus.DOWN, reason).doesNotContainKey("stale");
	}

	@Test
	void pauseDoublesWhileACheckFailsUpToThePeriod() {
		for (int pause : new int[] { 5, 10, 20, 30, 30 }) {
			fail(AwsFailureReason.WRONG_SECRET_KEY);
			assertNext(pause);
			after(pause);
		}
		up();
		fail(AwsFailureReason.WRONG_SECRET_KEY);
		assertNext(5);
	}

	@Test
	void pauseIsNoLongerThanAShortPeriod() {
		CheckState state = new CheckState(Duration.ofSeconds(2), () -> 0);
		state.record(failed(AwsFailureReason.TIMEOUT), 0, START);
		assertThat(state.isDue(Duration.ofSeconds(2).toNanos() - 1)).isFalse();
		assertThat(state.isDue(Duration.ofSeconds(2).toNanos())).isTrue();
	}

	@Test
	void jitterMakesTheTimeBetweenTwoTriesShorter() {
		CheckState state = new CheckState(PERIOD, () -> 0.999);
		state.record(failed(AwsFailureReason.TIMEOUT), 0, START);
		assertThat(state.isDue(Duration.ofMillis(4400).toNanos())).isFalse();
		assertThat(state.isDue(Duration.ofMillis(4600).toNanos())).isTrue();
	}

	@Test
	void changedCredentialsLeaveNothing() {
		up();
		fail(AwsFailureReason.TIMEOUT);
		this.state.drop();
		assertThat(this.state.result(nanos())).isNull();
		assertThat(this.state.isDue(nanos())).isTrue();
		fail(AwsFailureReason.TIMEOUT);
		assertShown(CheckStatus.DOWN, AwsFailureReason.TIMEOUT);
	}

	private void up() {
		this.state.record(Answer.up(Map.of("account", "1")), nanos(), START.plus(this.now));
	}

	private void fail(AwsFailureReason reason) {
		this.state.record(failed(reason), nanos(), START.plus(this.now));
	}

	private static Answer failed(AwsFailureReason reason) {
		return Answer.failed(AwsFailure.of(reason, new AwsCall("SES", Region.US_EAST_1, "ses:GetAccount")), Map.of());
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

	private MapAssert<String, Object> assertShown(CheckStatus status, AwsFailureReason reason) {
		CheckResult result = this.state.result(nanos());
		assertThat(result).isNotNull();
		assertThat(result.status()).isEqualTo(status);
		assertThat(result.reason()).contains(reason);
		return assertThat(result.details()).containsEntry("reason", reason.name()).containsKey("message");
	}

}
