package io.github.lightsailboot.health.internal;

import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.lightsailboot.client.internal.ClientDescriptor;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

import org.springframework.util.function.SingletonSupplier;

/**
 * Creates the clients of the checks. They share no connections, retry limits or threads
 * with those of the application.
 */
final class CheckClients implements AutoCloseable {

	/**
	 * Two, because the SDK corrects a date that AWS rejects only if a retry is left.
	 */
	private static final int ATTEMPTS = 2;

	private static final Duration BACKOFF = Duration.ofMillis(100);

	/**
	 * Attribute of a request with a callback that runs when the SDK passes the request to
	 * the network. The time before, in which a cold JVM loads hundreds of classes, does
	 * not count towards the timeout of AWS.
	 */
	static final ExecutionAttribute<Runnable> SENT = new ExecutionAttribute<>("LightsailCheckSent");

	private final LightsailClientFactory factory;

	private final Consumer<ClientOverrideConfiguration.Builder> options;

	private final SdkHttpClient httpClient;

	private final List<SdkClient> built = new ArrayList<>();

	private boolean closed;

	CheckClients(LightsailClientFactory factory, Duration timeout, ScheduledExecutorService timer) {
		this.factory = factory;
		this.httpClient = factory.createHttpClient(timeout, timeout);
		this.options = (configuration) -> configuration.apiCallTimeout(timeout)
			.scheduledExecutorService(timer)
			.addExecutionInterceptor(new SentInterceptor())
			.retryStrategy(retries());
	}

	/**
	 * Return a client that is created when it is first used.
	 * @param client the client
	 * @return supplies the client, which is closed together with this object
	 */
	<B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> Supplier<C> client(
			ClientDescriptor<B, C> client) {
		return SingletonSupplier.of(() -> keep(this.factory.create(client, this.httpClient, this.options)));
	}

	private synchronized <C extends SdkClient> C keep(C client) {
		this.built.add(client);
		if (this.closed) {
			client.close();
		}
		return client;
	}

	/**
	 * Retries failures that an immediate retry can resolve. The SDK's circuit breaker is
	 * disabled, because after many failed checks it would prevent the retry that corrects
	 * the date.
	 */
	private static RetryStrategy retries() {
		return DefaultRetryStrategy.standardStrategyBuilder()
			.useClientDefaults(false)
			.maxAttempts(ATTEMPTS)
			.circuitBreakerEnabled(false)
			.backoffStrategy(BackoffStrategy.fixedDelay(BACKOFF))
			.retryOnException(
					(failure) -> failure instanceof AwsServiceException service && service.isClockSkewException())
			.retryOnRootCauseInstanceOf(SocketException.class)
			.build();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.built.forEach(SdkClient::close);
		this.httpClient.close();
	}

	private static final class SentInterceptor implements ExecutionInterceptor {

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
			executionAttributes.getOptionalAttribute(SENT).ifPresent(Runnable::run);
		}

	}

}
