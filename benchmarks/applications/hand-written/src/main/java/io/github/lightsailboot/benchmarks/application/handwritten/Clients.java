package io.github.lightsailboot.benchmarks.application.handwritten;

import java.net.URI;
import java.util.function.Supplier;

import io.github.lightsailboot.benchmarks.application.common.Mailer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Creates the first {@code benchmark.clients} of: SES version 2, Lightsail, SES, STS.
 */
@Configuration(proxyBeanMethods = false)
class Clients {

	private final Region region;

	private final URI endpoint;

	private final AwsCredentialsProvider credentials;

	Clients(@Value("${app.region}") String region, @Value("${app.endpoint}") URI endpoint,
			@Value("${app.access-key}") String accessKey, @Value("${app.secret-key}") String secretKey) {
		this.region = Region.of(region);
		this.endpoint = endpoint;
		this.credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
	}

	@Bean
	SesV2Client sesV2Client() {
		return build(SesV2Client::builder);
	}

	@Bean
	@ConditionalOnExpression("${benchmark.clients} >= 3")
	LightsailClient lightsailClient() {
		return build(LightsailClient::builder);
	}

	@Bean
	@ConditionalOnExpression("${benchmark.clients} >= 3")
	SesClient sesClient() {
		return build(SesClient::builder);
	}

	@Bean
	@ConditionalOnExpression("${benchmark.clients} >= 4")
	StsClient stsClient() {
		return build(StsClient::builder);
	}

	@Bean
	Mailer mailer(SesV2Client client) {
		return () -> client.sendEmail((request) -> request.fromEmailAddress("sender@example.com")
			.destination((destination) -> destination.toAddresses("recipient@example.org"))
			.content((content) -> content.simple((message) -> message.subject((subject) -> subject.data("Hello"))
				.body((body) -> body.text((text) -> text.data("Hello"))))));
	}

	private <B extends AwsClientBuilder<B, C>, C> C build(Supplier<B> builder) {
		return builder.get()
			.region(this.region)
			.endpointOverride(this.endpoint)
			.credentialsProvider(this.credentials)
			.build();
	}

}
