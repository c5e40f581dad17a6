package io.github.lightsailboot.emulator;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Clients of the AWS SDK for an emulator, without retries.
 */
final class Clients implements AutoCloseable {

	private final LightsailEmulator emulator;

	private final List<SdkClient> open = new ArrayList<>();

	private AwsCredentials credentials;

	private Region region = Region.US_EAST_1;

	Clients(LightsailEmulator emulator) {
		this.emulator = emulator;
		this.credentials = AwsBasicCredentials.create(emulator.credentials().accessKeyId(),
				emulator.credentials().secretAccessKey());
	}

	Clients with(String accessKeyId, String secretAccessKey) {
		return with(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
	}

	Clients with(AwsCredentials credentials) {
		this.credentials = credentials;
		return this;
	}

	Clients in(String region) {
		this.region = Region.of(region);
		return this;
	}

	StsClient sts() {
		return build(StsClient.builder());
	}

	SesV2Client sesV2() {
		return build(SesV2Client.builder());
	}

	LightsailClient lightsail() {
		return build(LightsailClient.builder());
	}

	<C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(B builder) {
		C client = builder.endpointOverride(this.emulator.endpoint())
			.region(this.region)
			.credentialsProvider(StaticCredentialsProvider.create(this.credentials))
			.httpClientBuilder(UrlConnectionHttpClient.builder())
			.overrideConfiguration((configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
			.build();
		this.open.add(client);
		return client;
	}

	@Override
	public void close() {
		this.open.forEach(SdkClient::close);
	}

}
