package io.github.lightsailboot.ses.internal;

import java.time.Duration;

import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

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
	 * Return the age of the response, measured with a monotonic clock.
	 * @return the age
	 */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.readAtNanos);
	}

}
