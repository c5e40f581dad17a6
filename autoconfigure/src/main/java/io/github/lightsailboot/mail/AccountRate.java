package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.lightsailboot.ses.SesAccount;
import io.github.lightsailboot.ses.SesAccountSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * Keeps the rate at what the account allows. SES is asked behind the first message, and
 * again when the answer is ten minutes old and something is to be sent.
 */
final class AccountRate {

	/**
	 * Until SES has answered, messages go out as slowly as from the smallest account.
	 */
	static final double UNTIL_KNOWN = 1;

	private static final Log logger = LogFactory.getLog(AccountRate.class);

	private static final Duration MAX_AGE = Duration.ofMinutes(10);

	private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

	/**
	 * A limiter that allows what the account does is throttled: two clocks differ, and
	 * requests overtake each other.
	 */
	private static final double JUST_UNDER = 0.97;

	private final SesAccountSource source;

	private final Supplier<SesV2Client> client;

	private final Executor executor;

	private final Admission admission;

	private final AtomicBoolean asking = new AtomicBoolean();

	private volatile @Nullable SesAccount applied;

	private volatile boolean failed;

	private volatile long failedAt;

	AccountRate(SesAccountSource source, Supplier<SesV2Client> client, Executor executor, Admission admission) {
		this.source = source;
		this.client = client;
		this.executor = executor;
		this.admission = admission;
	}

	/**
	 * Apply the newest answer, and ask for another if it is too old. Never waits.
	 */
	void update() {
		SesAccount latest = this.source.latest().orElse(null);
		if (latest != null) {
			apply(latest);
		}
		if (isDue(latest) && this.asking.compareAndSet(false, true)) {
			this.executor.execute(this::ask);
		}
	}

	private boolean isDue(@Nullable SesAccount latest) {
		if (this.failed && System.nanoTime() - this.failedAt < MAX_AGE.toNanos()) {
			return false;
		}
		return latest == null || latest.age().compareTo(MAX_AGE) >= 0;
	}

	private void ask() {
		try {
			apply(this.source.fetch(this.client.get(), TIME_LIMIT));
			this.failed = false;
		}
		catch (RuntimeException | LinkageError ex) {
			boolean first = !this.failed;
			this.failedAt = System.nanoTime();
			this.failed = true;
			if (this.applied == null) {
				this.admission.adjust((rate) -> rate.setCeiling(Double.POSITIVE_INFINITY));
				if (first) {
					logger.info("SES did not tell the account's sending rate (is the action ses:GetAccount allowed?). "
							+ "Mails are sent as fast as SES accepts them; aws.lightsail.ses.max-send-rate sets a rate");
				}
			}
		}
		finally {
			this.asking.set(false);
		}
	}

	private void apply(SesAccount account) {
		if (account == this.applied) {
			return;
		}
		this.applied = account;
		this.failed = false;
		double ceiling = ceiling(account.response().sendQuota());
		this.admission.adjust((rate) -> rate.setCeiling(ceiling));
	}

	private static double ceiling(@Nullable SendQuota quota) {
		Double rate = (quota != null) ? quota.maxSendRate() : null;
		return (rate != null && rate > 0) ? JUST_UNDER * rate : Double.POSITIVE_INFINITY;
	}

}
