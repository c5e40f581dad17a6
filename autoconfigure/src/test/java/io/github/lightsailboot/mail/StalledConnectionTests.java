package io.github.lightsailboot.mail;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for mails to a server that stops reading in the middle of one.
 */
@Timeout(60)
class StalledConnectionTests {

	@Test
	void endsWithinTheLimitAndLeavesNoThread() throws Exception {
		endsWithinTheLimitAndLeavesNoThread("http", new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
	}

	@Test
	void endsWithinTheLimitAndLeavesNoThreadOverTls(@TempDir Path directory) throws Exception {
		try (LoopbackCertificate certificate = new LoopbackCertificate(directory)) {
			endsWithinTheLimitAndLeavesNoThread("https", certificate.listen());
		}
	}

	@Test
	void doesNotKnowTheOutcomeOfAMailThatWasWrittenWhole(@TempDir Path directory) throws Exception {
		try (LoopbackCertificate certificate = new LoopbackCertificate(directory)) {
			endsWithinTheLimitAndLeavesNoThread("https", certificate.listen(), 1, MailFailureReason.OUTCOME_UNKNOWN);
		}
	}

	private void endsWithinTheLimitAndLeavesNoThread(String scheme, ServerSocket server) throws Exception {
		endsWithinTheLimitAndLeavesNoThread(scheme, server, 25 * 1024 * 1024, MailFailureReason.TIMEOUT);
	}

	private void endsWithinTheLimitAndLeavesNoThread(String scheme, ServerSocket server, int size,
			MailFailureReason reason) throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		Thread stalling = new Thread(() -> stall(server, ended), "stalling-server");
		stalling.start();
		SesJavaMailSender.Builder builder = EmulatorMail
			.builder(URI.create(scheme + "://127.0.0.1:" + server.getLocalPort()))
			.maxSendRate(1000.0);
		builder.requestTimeout = Duration.ofSeconds(2);
		try (SesJavaMailSender sender = builder.build()) {
			SesMailSendException failure = assertThatExceptionOfType(SesMailSendException.class)
				.isThrownBy(() -> sender.send((message) -> {
					MimeMessageHelper helper = new MimeMessageHelper(message, true);
					helper.setTo("a@example.org");
					helper.setText("Text");
					helper.addAttachment("a.bin", new ByteArrayResource(new byte[size]));
				}))
				.actual();
			assertThat(failure.outcomes()).singleElement()
				.satisfies((outcome) -> assertThat(outcome.reason()).contains(reason));
			await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(sending()).isEmpty());
		}
		finally {
			ended.countDown();
			server.close();
			stalling.join();
		}
	}

	private static List<List<StackTraceElement>> sending() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> !thread.getKey().equals(Thread.currentThread()))
			.map((thread) -> List.of(thread.getValue()))
			.filter((stack) -> stack.stream()
				.anyMatch((frame) -> frame.getClassName().startsWith(SesTransport.class.getName())))
			.toList();
	}

	private static void stall(ServerSocket server, CountDownLatch ended) {
		try (Socket socket = server.accept()) {
			socket.getInputStream().read();
			ended.await(1, TimeUnit.MINUTES);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
