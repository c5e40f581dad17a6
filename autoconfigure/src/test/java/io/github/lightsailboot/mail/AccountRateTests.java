package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccountRate}.
 */
class AccountRateTests {

	private static final String UNAVAILABLE = "ServiceUnavailableException";

	private static final String DENIED = "AccessDeniedException";

	private final AtomicLong clock = new AtomicLong();

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	private final RateLimiter limiter = new RateLimiter(new SendRate(AccountRate.UNTIL_KNOWN), 1000, Long.MAX_VALUE,
			this.clock::get);

	private final Account account = new Account();

	private final AccountRate rate = new AccountRate(this.account, Region.US_EAST_1, this.executor, this.limiter,
			this.clock::get);

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	private void update() throws Exception {
		this.rate.update();
		Future<?> afterwards = this.executor.submit(() -> {
		});
		afterwards.get();
	}

	private void waitFor(Duration duration) {
		this.clock.addAndGet(duration.toNanos());
	}

	/**
	 * Return how many of a hundred recipients may be sent to in a second from now.
	 */
	private int permittedInASecond() throws InterruptedException {
		int recipients = 0;
		for (int i = 0; i < 100; i++) {
			waitFor(Duration.ofMillis(10));
			Permit permit = this.limiter.permit(true, 1, 0, this.clock.get());
			if (this.limiter.acquire(permit) == RateLimiter.Result.ACQUIRED) {
				this.limiter.release(permit);
				recipients++;
			}
		}
		return recipients;
	}

	@Test
	void limitsTheRateToJustUnderThatOfTheAccount() throws Exception {
		this.account.reports(50);
		update();
		assertThat(permittedInASecond()).isBetween(46, 50);
	}

	@Test
	void requestsTheRateAgainTenMinutesAfterTheReport() throws Exception {
		this.account.reports(50);
		update();
		waitFor(Duration.ofMinutes(9));
		update();
		assertThat(this.account.requests).hasValue(1);
		waitFor(Duration.ofMinutes(2));
		update();
		assertThat(this.account.requests).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { UNAVAILABLE, DENIED })
	void doesNotLimitARateThatIsNotReported(String code) throws Exception {
		this.account.fails(code);
		update();
		assertThat(permittedInASecond()).isEqualTo(100);
	}

	@Test
	void requestsTheRateAgainSoonAfterAFailure() throws Exception {
		this.account.fails(UNAVAILABLE);
		update();
		waitFor(Duration.ofSeconds(9));
		update();
		assertThat(this.account.requests).hasValue(1);
		waitFor(Duration.ofSeconds(2));
		this.account.reports(50);
		update();
		assertThat(this.account.requests).hasValue(2);
		assertThat(permittedInASecond()).isBetween(46, 50);
	}

	@Test
	void doesNotRequestTheRateAgainSoonWithoutThePermission() throws Exception {
		this.account.fails(DENIED);
		update();
		waitFor(Duration.ofMinutes(9));
		update();
		assertThat(this.account.requests).hasValue(1);
		waitFor(Duration.ofMinutes(2));
		update();
		assertThat(this.account.requests).hasValue(2);
	}

	@Test
	void keepsTheRateWhenALaterRequestFails() throws Exception {
		this.account.reports(50);
		update();
		this.account.fails(UNAVAILABLE);
		waitFor(Duration.ofMinutes(11));
		update();
		assertThat(permittedInASecond()).isBetween(46, 50);
		waitFor(Duration.ofSeconds(10));
		update();
		assertThat(this.account.requests).hasValue(3);
	}

	/**
	 * An account that reports a rate, or fails.
	 */
	private static final class Account implements Supplier<GetAccountResponse> {

		private final AtomicInteger requests = new AtomicInteger();

		private volatile Supplier<GetAccountResponse> answer = () -> GetAccountResponse.builder().build();

		void reports(double rate) {
			this.answer = () -> GetAccountResponse.builder().sendQuota((quota) -> quota.maxSendRate(rate)).build();
		}

		void fails(String code) {
			this.answer = () -> {
				throw SesV2Exception.builder()
					.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("").build())
					.build();
			};
		}

		@Override
		public GetAccountResponse get() {
			this.requests.incrementAndGet();
			return this.answer.get();
		}

	}

}
