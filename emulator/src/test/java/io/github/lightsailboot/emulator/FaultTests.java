package io.github.lightsailboot.emulator;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.requests.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for faults.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class FaultTests {

	private final LightsailEmulator emulator;

	private final Clients clients;

	private final StsClient sts;

	private final SesV2Client ses;

	private final LightsailClient lightsail;

	FaultTests(LightsailEmulator emulator) {
		this.emulator = emulator;
		this.clients = new Clients(emulator);
		this.sts = this.clients.sts();
		this.ses = this.clients.sesV2();
		this.lightsail = this.clients.lightsail();
	}

	@AfterEach
	void close() {
		this.emulator.faults().clear();
		this.clients.close();
	}

	@Test
	void latenciesAddUp() {
		this.emulator.faults().add(Fault.latency(Duration.ofMillis(100)).on(AwsService.STS));
		this.emulator.faults()
			.add(Fault.latency(Duration.ofMillis(150)).on(AwsService.STS, "GetCallerIdentity").once());
		long start = System.nanoTime();
		this.sts.getCallerIdentity();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
	}

	@Test
	void requestHangsUntilFaultsAreCleared() throws Exception {
		this.emulator.faults().add(Fault.hang().on(AwsService.LIGHTSAIL));
		CompletableFuture<Integer> call = CompletableFuture
			.supplyAsync(() -> this.lightsail.getRegions().regions().size());
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> call.get(300, TimeUnit.MILLISECONDS));
		assertThat(this.sts.getCallerIdentity().account()).isNotEmpty();
		this.emulator.faults().clear();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> call.get(30, TimeUnit.SECONDS))
			.withCauseInstanceOf(SdkClientException.class);
	}

	@Test
	void closingEndsWhatHangs() {
		LightsailEmulator other = LightsailEmulator.builder().fault(Fault.hang()).start();
		try (Clients otherClients = new Clients(other)) {
			StsClient client = otherClients.sts();
			CompletableFuture<Void> call = CompletableFuture.runAsync(client::getCallerIdentity);
			while (other.requests().count() == 0) {
				Thread.onSpinWait();
			}
			other.close();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> call.get(30, TimeUnit.SECONDS));
		}
	}

	@Test
	void answerTrickles() {
		this.emulator.faults().add(Fault.trickle(2000).once());
		long start = System.nanoTime();
		assertThat(this.sts.getCallerIdentity().account()).isEqualTo("123456789012");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(100));
	}

	@Test
	void answerIsNotWhatAwsSays() {
		this.emulator.faults().add(Fault.status(403).times(2));
		for (Runnable call : new Runnable[] { this.sts::getCallerIdentity, this.lightsail::getRegions }) {
			assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call::run)
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(403));
		}
		this.emulator.faults().add(Fault.html(200).once());
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> this.lightsail.getRegions());
		this.emulator.faults().add(Fault.body(502, "text/plain", "Bad gateway").once());
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> this.sts.getCallerIdentity())
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(502));
		assertThat(this.emulator.requests().all()).extracting(ReceivedRequest::outcome).containsOnly("BODY");
	}

	@Test
	void mailIsSentThoughTheAnswerIsAnError() {
		this.emulator.faults()
			.add(Fault.error(500, "InternalFailure", "Oops")
				.on(AwsService.SES_V2, "SendEmail")
				.afterPerforming()
				.once());
		this.emulator.faults()
			.add(Fault.error(500, "InternalFailure", "Oops").on(AwsService.SES_V2, "SendEmail").once());
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(AwsServiceException.class).isThrownBy(this::send);
		}
		assertThat(this.emulator.mails()).hasSize(1);
		send();
		assertThat(this.emulator.mails()).hasSize(2);
	}

	private void send() {
		this.ses.sendEmail((request) -> request.fromEmailAddress("me@example.com")
			.destination((to) -> to.toAddresses("you@example.org"))
			.content((content) -> content.simple((simple) -> simple.subject((subject) -> subject.data("Hi"))
				.body((body) -> body.text((text) -> text.data("Hello"))))));
	}

}
