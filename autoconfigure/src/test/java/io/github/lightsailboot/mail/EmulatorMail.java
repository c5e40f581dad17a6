package io.github.lightsailboot.mail;

import java.net.URI;
import java.util.function.Consumer;

import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.protocol.AwsService;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.SimpleMailMessage;

/**
 * A mail sender and the emulator that it sends to.
 */
final class EmulatorMail implements AutoCloseable {

	private final LightsailEmulator emulator;

	private final SesV2Client client;

	private final SesJavaMailSender sender;

	EmulatorMail() {
		this((emulator) -> {
		}, (sender) -> {
		});
	}

	EmulatorMail(Consumer<LightsailEmulator> emulatorSettings, Consumer<SesJavaMailSender.Builder> senderSettings) {
		this.emulator = LightsailEmulator.builder().keptMails(10_000).ses((ses) -> ses.setMaxSendRate(1000)).start();
		emulatorSettings.accept(this.emulator);
		this.client = clientFactory(this.emulator).create(SesV2Clients.SYNC);
		SesJavaMailSender.Builder builder = SesJavaMailSender.builder(() -> this.client).from("sender@example.com");
		senderSettings.accept(builder);
		this.sender = builder.build();
	}

	static SesJavaMailSender.Builder builder(URI endpoint) {
		SesV2Client client = clientFactory(endpoint, "test", "test").create(SesV2Clients.SYNC);
		return SesJavaMailSender.builder(() -> client).from("sender@example.com");
	}

	static LightsailClientFactory clientFactory(LightsailEmulator emulator) {
		return clientFactory(emulator.endpoint(), emulator.credentials().accessKeyId(),
				emulator.credentials().secretAccessKey());
	}

	static LightsailClientFactory clientFactory(URI endpoint, String accessKey, String secretKey) {
		return clientFactory(endpoint, Region.US_EAST_1, accessKey, secretKey);
	}

	static LightsailClientFactory clientFactory(URI endpoint, Region region, String accessKey, String secretKey) {
		ClientTarget target = new ClientTarget(region, endpoint);
		return new LightsailClientFactory(LightsailCredentialsProvider
			.of(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)), new KnownSecrets()),
				target, target, new StaticListableBeanFactory(), null);
	}

	static SimpleMailMessage message(String to) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo(to);
		message.setSubject("Subject of " + to);
		message.setText("Text");
		return message;
	}

	LightsailEmulator emulator() {
		return this.emulator;
	}

	SesJavaMailSender sender() {
		return this.sender;
	}

	int sendRequests() {
		return this.emulator.requests().count(AwsService.SES_V2, "SendEmail");
	}

	@Override
	public void close() {
		this.sender.close();
		this.client.close();
		this.emulator.close();
	}

}
