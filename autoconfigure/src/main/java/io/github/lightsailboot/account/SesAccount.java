package io.github.lightsailboot.account;

import java.time.Duration;
import java.time.Instant;

import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

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
