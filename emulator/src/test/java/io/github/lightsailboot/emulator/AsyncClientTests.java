package io.github.lightsailboot.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with the SDK's asynchronous clients.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class AsyncClientTests {

	@Test
	void manyMailsAtOnceAllArrive(LightsailEmulator emulator) {
		emulator.ses().setMaxSendRate(10_000);
		try (SesV2AsyncClient client = SesV2AsyncClient.builder()
			.endpointOverride(emulator.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(credentials(emulator))
			.build()) {
			List<CompletableFuture<SendEmailResponse>> calls = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				String subject = "Mail " + i;
				calls.add(client.sendEmail((request) -> request.fromEmailAddress("me@example.com")
					.destination((to) -> to.toAddresses("you@example.org"))
					.content((content) -> content.simple((simple) -> simple.subject((text) -> text.data(subject))
						.body((body) -> body.text((text) -> text.data("Hello")))))));
			}
			List<String> messageIds = calls.stream()
				.map(CompletableFuture::join)
				.map(SendEmailResponse::messageId)
				.toList();
			assertThat(emulator.mails()).extracting(ReceivedMail::messageId)
				.containsExactlyInAnyOrderElementsOf(messageIds);
			assertThat(emulator.mails()).extracting(ReceivedMail::subject).doesNotHaveDuplicates().hasSize(200);
			assertThat(emulator.requests().count(AwsService.SES_V2, "SendEmail")).isEqualTo(200);
		}
	}

	@Test
	void listsInstances(LightsailEmulator emulator) {
		try (LightsailAsyncClient client = LightsailAsyncClient.builder()
			.endpointOverride(emulator.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(credentials(emulator))
			.build()) {
			assertThat(client.getInstances().join().instances()).hasSize(2);
		}
	}

	private static StaticCredentialsProvider credentials(LightsailEmulator emulator) {
		return StaticCredentialsProvider.create(AwsBasicCredentials.create(emulator.credentials().accessKeyId(),
				emulator.credentials().secretAccessKey()));
	}

}
