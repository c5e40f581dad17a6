package io.github.lightsailboot.benchmarks.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * A pool of threads behind a limiter. A throttled mail waits for the limiter again, for
 * five minutes at most.
 */
final class LimitedContender implements Contender {

	private static final Duration TIMEOUT = Duration.ofMinutes(5);

	private final SdkHttpClient httpClient = UrlConnectionHttpClient.create();

	private final SesV2Client client;

	private final ExecutorService executor = Executors.newFixedThreadPool(16);

	private final IntConsumer limiter;

	LimitedContender(URI endpoint, IntConsumer limiter) {
		this.client = SesV2Client.builder()
			.region(Region.US_EAST_1)
			.endpointOverride(endpoint)
			.httpClient(this.httpClient)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.overrideConfiguration((configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
			.build();
		this.limiter = limiter;
	}

	@Override
	public int send(List<Mail> mails) {
		List<Future<Boolean>> sending = new ArrayList<>();
		for (Mail mail : mails) {
			sending.add(this.executor.submit(() -> sendOne(mail)));
		}
		int failed = 0;
		for (Future<Boolean> one : sending) {
			try {
				failed += one.get() ? 0 : 1;
			}
			catch (ExecutionException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return failed;
	}

	@Override
	public boolean sendOne(Mail mail) {
		long start = System.nanoTime();
		while (true) {
			this.limiter.accept(mail.recipients());
			try {
				this.client.sendEmail((request) -> request.content((content) -> content
					.raw((raw) -> raw.data(SdkBytes.fromString(mail.raw(), StandardCharsets.US_ASCII)))));
				return true;
			}
			catch (AwsServiceException ex) {
				if (!ex.isThrottlingException() || System.nanoTime() - start > TIMEOUT.toNanos()) {
					return false;
				}
			}
			catch (SdkException ex) {
				return false;
			}
		}
	}

	@Override
	public void close() {
		this.executor.shutdown();
		this.client.close();
		this.httpClient.close();
	}

}
