package io.github.lightsailboot.ses;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * What SES answered when it was asked about the account.
 */
public final class SesAccount {

	private final GetAccountResponse response;

	private final Instant readAt;

	private final long readAtNanos;

	SesAccount(GetAccountResponse response) {
		this.response = response;
		this.readAt = Instant.now();
		this.readAtNanos = System.nanoTime();
	}

	/**
	 * Return the answer.
	 * @return the answer, of which any part may be missing
	 */
	public GetAccountResponse response() {
		return this.response;
	}

	/**
	 * Return how many recipients may be sent to in 24 hours.
	 * @return the number, -1 for any number, or {@code null} if SES did not say it
	 */
	public @Nullable Double max24HourSend() {
		SendQuota quota = this.response.sendQuota();
		return (quota != null) ? quota.max24HourSend() : null;
	}

	/**
	 * Return how many recipients were sent to in the last 24 hours.
	 * @return the number, or {@code null} if SES did not say it
	 */
	public @Nullable Double sentLast24Hours() {
		SendQuota quota = this.response.sendQuota();
		return (quota != null) ? quota.sentLast24Hours() : null;
	}

	/**
	 * Return how many recipients may be sent to in a second.
	 * @return the rate, or {@code null} if SES did not say it
	 */
	public @Nullable Double maxSendRate() {
		SendQuota quota = this.response.sendQuota();
		return (quota != null) ? quota.maxSendRate() : null;
	}

	/**
	 * Return when the answer arrived.
	 * @return the time
	 */
	public Instant readAt() {
		return this.readAt;
	}

	/**
	 * Return how old the answer is, by a clock that nobody sets.
	 * @return the age
	 */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.readAtNanos);
	}

}
