package io.github.lightsailboot.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the memory that large mails take.
 */
class LargeMailsTests {

	@Test
	void sendsMailsOfTenMegabytesInASmallHeap(@TempDir Path directory) throws Exception {
		assertThat(received(directory, 24, 10, 256)).isEqualTo(24);
	}

	@Test
	void sendsMailsAsLargeAsSesAccepts(@TempDir Path directory) throws Exception {
		assertThat(received(directory, 3, 29, 512)).isEqualTo(3);
	}

	private static int received(Path directory, int mails, int megabytes, int heapMegabytes) throws Exception {
		Path attachment = directory.resolve("attachment.bin");
		byte[] content = new byte[megabytes * 1024 * 1024];
		new Random(1).nextBytes(content);
		Files.write(attachment, content);
		AtomicInteger received = new AtomicInteger();
		ExecutorService executor = Executors.newCachedThreadPool();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(executor);
		server.createContext("/", (exchange) -> {
			long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
			boolean account = exchange.getRequestMethod().equals("GET");
			byte[] answer = (account ? "{\"SendQuota\":{\"MaxSendRate\":1000}}" : "{\"MessageId\":\"id\"}")
				.getBytes(StandardCharsets.US_ASCII);
			if (!account && length > content.length * 1.7) {
				received.incrementAndGet();
			}
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		server.start();
		try {
			Process process = new ProcessBuilder(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heapMegabytes + "m",
					"-cp", System.getProperty("java.class.path"), LargeMailsTests.class.getName(),
					"http://127.0.0.1:" + server.getAddress().getPort(), attachment.toString(), String.valueOf(mails)))
				.inheritIO()
				.start();
			try {
				assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
				assertThat(process.exitValue()).isZero();
			}
			finally {
				process.destroyForcibly();
			}
		}
		finally {
			server.stop(0);
			executor.shutdownNow();
		}
		return received.get();
	}

	public static void main(String[] args) throws IOException {
		MimeMessagePreparator mail = (message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("a@example.org");
			helper.setText("Text");
			helper.addAttachment("attachment.bin", new FileSystemResource(Path.of(args[1])));
		};
		try (SesJavaMailSender sender = EmulatorMail.builder(URI.create(args[0])).build()) {
			sender.send(IntStream.range(0, Integer.parseInt(args[2]))
				.mapToObj((i) -> mail)
				.toArray(MimeMessagePreparator[]::new));
		}
	}

}
