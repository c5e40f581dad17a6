package io.github.lightsailboot.ses;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

/**
 * Asks SES about the account and keeps the last answer, for the health check and the mail
 * sender alike. However many ask at the same time, one request is made.
 */
public final class SesAccountSource {

	private final Object lock = new Object();

	private @Nullable SesAccount latest;

	private @Nullable CompletableFuture<SesAccount> running;

	/**
	 * Return the last answer, however old.
	 * @return the answer, or empty if there is none
	 */
	public Optional<SesAccount> latest() {
		synchronized (this.lock) {
			return Optional.ofNullable(this.latest);
		}
	}

	/**
	 * Return whether somebody is asking SES now, whose answer is the next one's too.
	 * @return {@code true} if so
	 */
	public boolean isAsking() {
		synchronized (this.lock) {
			return this.running != null;
		}
	}

	/**
	 * Ask SES, or wait for the answer to whoever is asking it already. A failure leaves
	 * the last answer as it is.
	 * @param client the client to ask with, whose time limit bounds the wait of whoever
	 * asks first
	 * @return the answer
	 * @throws software.amazon.awssdk.core.exception.SdkException if there is none
	 */
	public SesAccount fetch(SesV2Client client) {
		return fetch(client, GetAccountRequest.builder().build());
	}

	/**
	 * Ask SES within a time limit, or wait for the answer to whoever is asking it
	 * already. A failure leaves the last answer as it is.
	 * @param client the client to ask with
	 * @param timeLimit within which SES has to answer, retries included
	 * @return the answer
	 * @throws software.amazon.awssdk.core.exception.SdkException if there is none
	 */
	public SesAccount fetch(SesV2Client client, Duration timeLimit) {
		return fetch(client,
				GetAccountRequest.builder()
					.overrideConfiguration((configuration) -> configuration.apiCallTimeout(timeLimit))
					.build());
	}

	/**
	 * Ask SES in a way of one's own, or wait for the answer to whoever is asking it
	 * already. A failure leaves the last answer as it is.
	 * @param client the client to ask with
	 * @param configuration the way, such as the credentials to sign with
	 * @return the answer
	 * @throws software.amazon.awssdk.core.exception.SdkException if there is none
	 */
	public SesAccount fetch(SesV2Client client, AwsRequestOverrideConfiguration configuration) {
		return fetch(client, GetAccountRequest.builder().overrideConfiguration(configuration).build());
	}

	private SesAccount fetch(SesV2Client client, GetAccountRequest request) {
		CompletableFuture<SesAccount> mine = new CompletableFuture<>();
		CompletableFuture<SesAccount> others;
		synchronized (this.lock) {
			others = this.running;
			if (others == null) {
				this.running = mine;
			}
		}
		return (others != null) ? join(others) : ask(client, request, mine);
	}

	/**
	 * Drop the last answer, and that of a request which is under way: they are of no
	 * worth any more once the credentials have changed.
	 */
	public void clear() {
		synchronized (this.lock) {
			this.latest = null;
			this.running = null;
		}
	}

	private SesAccount ask(SesV2Client client, GetAccountRequest request, CompletableFuture<SesAccount> result) {
		try {
			GetAccountResponse response = client.getAccount(request);
			SesAccount account = new SesAccount(response);
			finish(result, account);
			result.complete(account);
			return account;
		}
		catch (RuntimeException | Error ex) {
			finish(result, null);
			result.completeExceptionally(ex);
			throw ex;
		}
	}

	private void finish(CompletableFuture<SesAccount> result, @Nullable SesAccount account) {
		synchronized (this.lock) {
			if (this.running == result) {
				this.running = null;
				if (account != null) {
					this.latest = account;
				}
			}
		}
	}

	private static SesAccount join(CompletableFuture<SesAccount> result) {
		try {
			return result.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

}
