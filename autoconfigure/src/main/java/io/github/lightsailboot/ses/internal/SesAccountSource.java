package io.github.lightsailboot.ses.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ServiceClientConfiguration;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

/**
 * Calls {@code GetAccount} of SES and keeps the last response, for the health check and
 * the mail sender. Concurrent callers share one request.
 */
public final class SesAccountSource {

	private static final Duration MAX_AGE = Duration.ofMinutes(1);

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private final @Nullable Account account;

	private @Nullable GetAccountResponse latest;

	private long latestAt;

	private @Nullable Request running;

	private int clears;

	/**
	 * Create a source for a single client.
	 */
	public SesAccountSource() {
		this.account = null;
	}

	/**
	 * Create a source that is shared by the clients of an account.
	 * @param region the region of SES
	 * @param endpoint the endpoint, or {@code null} for that of AWS
	 * @param credentials the credentials of the account
	 */
	public SesAccountSource(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
		this.account = new Account(region, endpoint, credentials);
	}

	/**
	 * Return the source for a client: this one if the client has the credentials, region
	 * and endpoint of this source, and otherwise a new one.
	 * @param client the client
	 * @return the source
	 */
	public SesAccountSource forClient(SesV2Client client) {
		return (this.account != null && this.account.equals(Account.of(client))) ? this : new SesAccountSource();
	}

	/**
	 * Return the last response, regardless of its age.
	 * @return the response, or empty if there is none
	 */
	public synchronized Optional<GetAccountResponse> latest() {
		return Optional.ofNullable(this.latest);
	}

	private synchronized Optional<GetAccountResponse> latest(Duration maxAge) {
		return latest().filter((response) -> System.nanoTime() - this.latestAt < maxAge.toNanos());
	}

	/**
	 * Return a report about the account of a client that is at most a minute old: the
	 * last response if the client {@linkplain #forClient shares this source}, or a new
	 * one.
	 * @param client the client
	 * @return the report
	 * @throws software.amazon.awssdk.core.exception.SdkException if there is none
	 */
	public GetAccountResponse report(SesV2Client client) {
		SesAccountSource source = forClient(client);
		return source.latest(MAX_AGE).orElseGet(() -> source.fetch(client, TIMEOUT));
	}

	/**
	 * Call SES with a timeout. See
	 * {@link #fetch(SesV2Client, AwsRequestOverrideConfiguration, Duration)}.
	 * @param client the client
	 * @param timeout the timeout of the call, including retries
	 * @return the response
	 * @throws software.amazon.awssdk.core.exception.SdkException if there is none
	 */
	public GetAccountResponse fetch(SesV2Client client, Duration timeout) {
		return fetch(client, AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout).build(), timeout);
	}

	/**
	 * Call SES on this thread, or wait for the response to the running request of another
	 * caller, which may hang. A failure does not change the last response.
	 * @param client the client
	 * @param configuration configuration of the request
	 * @param timeout the maximum time to wait for the request of another caller
	 * @return the response
	 * @throws AbortedException if this thread is interrupted
	 * @throws software.amazon.awssdk.core.exception.SdkException if there is no response
	 */
	public GetAccountResponse fetch(SesV2Client client, AwsRequestOverrideConfiguration configuration,
			Duration timeout) {
		Request mine = new Request();
		Request current = start(mine);
		if (current != mine) {
			return await(current, timeout);
		}
		try {
			GetAccountResponse response = client
				.getAccount(GetAccountRequest.builder().overrideConfiguration(configuration).build());
			if (response == null) {
				// A mock of a client
				throw SdkClientException.create("The SES client returned no response about the account");
			}
			keep(mine, response);
			mine.complete(response);
			return response;
		}
		catch (RuntimeException | Error ex) {
			mine.completeExceptionally(ex);
			throw ex;
		}
		finally {
			end(mine);
		}
	}

	private synchronized Request start(Request request) {
		if (this.running == null) {
			this.running = request;
			request.clears = this.clears;
		}
		return this.running;
	}

	/**
	 * Keep a response, unless the account has changed since it was requested.
	 */
	private synchronized void keep(Request request, GetAccountResponse response) {
		if (request.clears == this.clears) {
			this.latest = response;
			this.latestAt = System.nanoTime();
		}
	}

	private synchronized void end(Request request) {
		if (this.running == request) {
			this.running = null;
		}
	}

	private GetAccountResponse await(Request request, Duration limit) {
		try {
			return request.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			// The next caller does not wait for it again
			end(request);
			throw ApiCallTimeoutException.create(limit.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw AbortedException.create("Interrupted while waiting for the SES account", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
		}
	}

	/**
	 * Discard the last response, and that of a running request. After a change of the
	 * credentials, it may be that of another account.
	 */
	public synchronized void clear() {
		this.clears++;
		this.latest = null;
		this.running = null;
	}

	/**
	 * A request that several callers may wait for.
	 */
	private static final class Request extends CompletableFuture<GetAccountResponse> {

		private int clears;

	}

	private record Account(Region region, @Nullable URI endpoint, Object credentials) {

		static @Nullable Account of(SesV2Client client) {
			try {
				SesV2ServiceClientConfiguration configuration = client.serviceClientConfiguration();
				return (configuration != null) ? new Account(configuration.region(),
						configuration.endpointOverride().orElse(null), configuration.credentialsProvider()) : null;
			}
			catch (UnsupportedOperationException ex) {
				return null;
			}
		}

	}

}
