package io.github.lightsailboot.ses.internal;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * A response of SES about the account.
 */
public final class SesAccount {

	private final GetAccountResponse response;

	private final long readAtNanos = System.nanoTime();

	SesAccount(GetAccountResponse response) {
		this.response = response;
	}

	/**
	 * Return the response.
	 * @return the response, in which any value may be missing
	 */
	public GetAccountResponse response() {
		return this.response;
	}

	/**
	 * Return the maximum send rate.
	 * @return the rate in recipients per second, or {@code null} if SES did not report it
	 */
	public @Nullable Double maxSendRate() {
		SendQuota quota = this.response.sendQuota();
		return (quota != null) ? quota.maxSendRate() : null;
	}

	/**
	 * Return the age of the response, measured with a monotonic clock.
	 * @return the age
	 */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.readAtNanos);
	}

}
