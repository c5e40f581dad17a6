package io.github.lightsailboot.benchmarks.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * A hand-written sender: a thread pool and a client with the SDK's retries.
 */
final class PoolContender implements Contender {

	private final SdkHttpClient httpClient = UrlConnectionHttpClient.create();

	private final SesV2Client client;

	private final ExecutorService executor;

	private PoolContender(URI endpoint, ExecutorService executor, RetryMode retryMode) {
		this.client = SesV2Client.builder()
			.region(Region.US_EAST_1)
			.endpointOverride(endpoint)
			.httpClient(this.httpClient)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.overrideConfiguration((configuration) -> configuration.retryStrategy(retryMode))
			.build();
		this.executor = executor;
	}

	static PoolContender ofThreads(URI endpoint) {
		return new PoolContender(endpoint, Executors.newFixedThreadPool(16), RetryMode.defaultRetryMode());
	}

	static PoolContender adaptive(URI endpoint) {
		return new PoolContender(endpoint, Executors.newFixedThreadPool(16), RetryMode.ADAPTIVE_V2);
	}

	/**
	 * Create one with a virtual thread for every mail, which requires Java 21.
	 * @param endpoint the endpoint of its client
	 */
	static PoolContender ofVirtualThreads(URI endpoint) {
		try {
			return new PoolContender(endpoint,
					(ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null),
					RetryMode.defaultRetryMode());
		}
		catch (ReflectiveOperationException ex) {
			throw new UnsupportedOperationException("This Java has no virtual threads", ex);
		}
	}

	@Override
	public int send(List<Mail> mails) {
		List<Future<?>> sending = new ArrayList<>();
		for (Mail mail : mails) {
			sending.add(this.executor.submit(() -> send(mail)));
		}
		int failed = 0;
		for (Future<?> one : sending) {
			try {
				one.get();
			}
			catch (ExecutionException ex) {
				failed++;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return failed;
	}

	private void send(Mail mail) {
		this.client.sendEmail((request) -> request.content((content) -> content
			.raw((raw) -> raw.data(SdkBytes.fromString(mail.raw(), StandardCharsets.US_ASCII)))));
	}

	@Override
	public void close() {
		this.executor.shutdown();
		this.client.close();
		this.httpClient.close();
	}

}
