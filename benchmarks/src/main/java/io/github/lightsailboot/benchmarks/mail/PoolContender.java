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
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * What people write by hand: a pool of threads and a client with its defaults.
 */
final class PoolContender implements Contender {

	private final SdkHttpClient httpClient = UrlConnectionHttpClient.create();

	private final SesV2Client client;

	private final ExecutorService pool = Executors.newFixedThreadPool(16);

	PoolContender(URI endpoint) {
		this.client = SesV2Client.builder()
			.region(Region.US_EAST_1)
			.endpointOverride(endpoint)
			.httpClient(this.httpClient)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.build();
	}

	@Override
	public int send(List<String> subjects) {
		List<Future<?>> sending = new ArrayList<>();
		for (String subject : subjects) {
			sending.add(this.pool.submit(() -> send(subject)));
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

	private void send(String subject) {
		String message = "From: sender@example.com\r\nTo: recipient@example.org\r\nSubject: " + subject + "\r\n\r\n"
				+ "Hello\r\n\r\nThis is a mail like many others.\r\n".repeat(20);
		this.client.sendEmail((request) -> request.content(
				(content) -> content.raw((raw) -> raw.data(SdkBytes.fromString(message, StandardCharsets.US_ASCII)))));
	}

	@Override
	public void close() {
		this.pool.shutdown();
		this.client.close();
		this.httpClient.close();
	}

}
