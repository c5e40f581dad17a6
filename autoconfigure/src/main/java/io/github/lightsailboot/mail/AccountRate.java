package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

/**
 * Sets the rate of the limiter to that of the account. It is requested from SES
 * concurrently with the first message, and again with a message if the last report is ten
 * minutes old.
 *
 * <p>
 * If the request fails, the last known rate stays in effect. If no rate is known, there
 * is no limit until SES throttles or reports the rate, because a guessed limit would
 * delay mail, and throttled messages are sent again. The request is repeated after ten
 * seconds, or after ten minutes if the credentials do not permit it.
 */
final class AccountRate {

	/**
	 * The rate of the smallest account, used until SES has reported the rate.
	 */
	static final double UNTIL_KNOWN = 1;

	private static final Log logger = LogFactory.getLog(AccountRate.class);

	private static final Duration MAX_AGE = Duration.ofMinutes(10);

	/**
	 * Interval after a failure other than a missing permission.
	 */
	private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

	/**
	 * At exactly the rate of the account SES would throttle, because the clocks differ
	 * and requests overtake each other.
	 */
	private static final double JUST_UNDER = 0.97;

	private final Supplier<GetAccountResponse> account;

	private final AwsCall call;

	private final ExecutorService executor;

	private final RateLimiter limiter;

	private final LongSupplier clock;

	private @Nullable GetAccountResponse report;

	private @Nullable Future<?> request;

	private boolean unlimited;

	private long dueAt;

	AccountRate(Supplier<GetAccountResponse> account, Region region, ExecutorService executor, RateLimiter limiter,
			LongSupplier clock) {
		this.account = account;
		this.call = new AwsCall("SES", region, "ses:GetAccount");
		this.executor = executor;
		this.limiter = limiter;
		this.clock = clock;
		this.dueAt = clock.getAsLong();
	}

	/**
	 * Request a report if the last one is too old. Never waits.
	 */
	synchronized void update() {
		boolean idle = this.request == null || this.request.isDone();
		if (this.clock.getAsLong() - this.dueAt >= 0 && idle && !this.executor.isShutdown()) {
			this.request = this.executor.submit(this::request);
		}
	}

	/**
	 * Cancel a running request.
	 */
	synchronized void cancel() {
		if (this.request != null) {
			this.request.cancel(true);
		}
	}

	/**
	 * Return whether the account is in the sandbox, or empty if that is not known.
	 */
	synchronized Optional<Boolean> sandbox() {
		return Optional.ofNullable(this.report)
			.map(GetAccountResponse::productionAccessEnabled)
			.map((production) -> !production);
	}

	private void request() {
		try {
			apply(this.account.get());
		}
		catch (RuntimeException | Error ex) {
			failed(AwsFailure.of(ex, this.call));
		}
	}

	private synchronized void apply(GetAccountResponse report) {
		Double rate = (report.sendQuota() != null) ? report.sendQuota().maxSendRate() : null;
		this.limiter.setRate((rate != null && rate > 0) ? JUST_UNDER * rate : Double.POSITIVE_INFINITY);
		this.report = report;
		this.dueAt = this.clock.getAsLong() + MAX_AGE.toNanos();
	}

	private synchronized void failed(AwsFailure failure) {
		Duration interval = (failure.reason() == AwsFailureReason.ACCESS_DENIED) ? MAX_AGE : RETRY_INTERVAL;
		this.dueAt = this.clock.getAsLong() + interval.toNanos();
		if (this.report == null && !this.unlimited) {
			this.unlimited = true;
			this.limiter.setRate(Double.POSITIVE_INFINITY);
			if (failure.reason().isCuredByConfiguration()) {
				// Every mail fails for the same reason, so the rate does not matter
				return;
			}
			logger.info("SES did not report the sending rate of the account: " + failure.message()
					+ " Until SES reports it, mails are sent as fast as SES accepts them. To limit the rate, set"
					+ " `aws.lightsail.ses.max-send-rate`.");
		}
	}

}
