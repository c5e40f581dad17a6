package io.github.lightsailboot.health;

import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.LightsailClients;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.client.internal.StsClients;
import io.github.lightsailboot.client.internal.SyncClientOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients of the checks, each built when it is first used. They share nothing with
 * those of the application: no connection, no limit on retries, no thread.
 */
final class CheckClients implements AutoCloseable {

	/**
	 * Two, for the SDK corrects the date that AWS refuses only where a retry is left.
	 */
	private static final int ATTEMPTS = 2;

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final int IDLE_SECONDS = 10;

	private final LightsailClientFactory factory;

	private final Duration timeout;

	private final Map<Object, AutoCloseable> clients = new HashMap<>();

	private final Map<Object, Object> building = new HashMap<>();

	private @Nullable SdkHttpClient httpClient;

	private @Nullable ScheduledThreadPoolExecutor timer;

	private boolean closed;

	CheckClients(LightsailClientFactory factory, Duration timeout) {
		this.factory = factory;
		this.timeout = timeout;
	}

	LightsailClientFactory factory() {
		return this.factory;
	}

	StsClient sts(Region region) {
		return get(region, StsClient.class, () -> this.factory.create(StsClients.in(region), options()));
	}

	LightsailClient lightsail() {
		return get("lightsail", LightsailClient.class, () -> this.factory.create(LightsailClients.SYNC, options()));
	}

	SesV2Client ses() {
		return get("ses", SesV2Client.class, () -> this.factory.create(SesV2Clients.SYNC, options()));
	}

	/**
	 * Return what a request needs to be sent with these credentials.
	 * @param credentials the credentials
	 * @param sent run when the request leaves
	 * @param sentBefore whether such a request has left before. If not, the SDK is given
	 * more than the time limit, for it counts its own work
	 * @return the request's configuration
	 */
	AwsRequestOverrideConfiguration request(AwsCredentials credentials, Runnable sent, boolean sentBefore) {
		return AwsRequestOverrideConfiguration.builder()
			.credentialsProvider(StaticCredentialsProvider.create(credentials))
			.putExecutionAttribute(SentInterceptor.SENT, sent)
			.apiCallTimeout(sentBefore ? null : this.timeout.plus(Progress.WORK))
			.build();
	}

	/**
	 * Return the client of that key.
	 * @param key the key
	 * @param type the type of the client
	 * @param builder builds it
	 * @return the client
	 * @throws IllegalStateException if this is closed
	 */
	<T extends AutoCloseable> T get(Object key, Class<T> type, Supplier<T> builder) {
		Object lock;
		synchronized (this.clients) {
			AutoCloseable client = this.clients.get(key);
			if (client != null) {
				return type.cast(client);
			}
			lock = this.building.computeIfAbsent(key, (missing) -> new Object());
		}
		// Clients of other keys are built meanwhile
		synchronized (lock) {
			AutoCloseable client;
			synchronized (this.clients) {
				client = this.clients.get(key);
			}
			return type.cast((client != null) ? client : keep(key, builder.get()));
		}
	}

	private AutoCloseable keep(Object key, AutoCloseable client) {
		synchronized (this.clients) {
			if (!this.closed) {
				this.clients.put(key, client);
				return client;
			}
		}
		close(client);
		throw closedException();
	}

	private static IllegalStateException closedException() {
		return new IllegalStateException("The checks are closed");
	}

	SyncClientOptions options() {
		synchronized (this.clients) {
			if (this.closed) {
				throw closedException();
			}
			SdkHttpClient httpClient = this.httpClient;
			if (httpClient == null) {
				httpClient = this.factory.createHttpClient(this.timeout, this.timeout);
				this.httpClient = httpClient;
			}
			ScheduledThreadPoolExecutor timer = this.timer;
			if (timer == null) {
				timer = timer();
				this.timer = timer;
			}
			ScheduledThreadPoolExecutor scheduler = timer;
			return SyncClientOptions.defaults()
				.withHttpClient(httpClient)
				.withConfiguration((configuration) -> configuration.apiCallTimeout(this.timeout)
					.addExecutionInterceptor(new SentInterceptor())
					.scheduledExecutorService(scheduler)
					.retryStrategy(retries()));
		}
	}

	private static ScheduledThreadPoolExecutor timer() {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(null, task, "lightsail-health-timer", 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(CheckClients.class.getClassLoader());
			return thread;
		});
		timer.setRemoveOnCancelPolicy(true);
		timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		timer.allowCoreThreadTimeOut(true);
		return timer;
	}

	/**
	 * Only what another try at once can mend is tried again. Without the SDK's circuit
	 * breaker: once many checks have failed it would take the retry that corrects the
	 * date.
	 */
	private static RetryStrategy retries() {
		return DefaultRetryStrategy.standardStrategyBuilder()
			.useClientDefaults(false)
			.maxAttempts(ATTEMPTS)
			.circuitBreakerEnabled(false)
			.backoffStrategy(BackoffStrategy.fixedDelay(PAUSE))
			.retryOnException(
					(failure) -> failure instanceof AwsServiceException service && service.isClockSkewException())
			.retryOnRootCauseInstanceOf(SocketException.class)
			.build();
	}

	@Override
	public void close() {
		List<AutoCloseable> open;
		synchronized (this.clients) {
			this.closed = true;
			open = new ArrayList<>(this.clients.values());
			this.clients.clear();
			if (this.httpClient != null) {
				open.add(this.httpClient);
			}
			if (this.timer != null) {
				this.timer.shutdownNow();
			}
		}
		open.forEach(CheckClients::close);
	}

	private static void close(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
