package io.github.lightsailboot.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmulatorServer}.
 */
class EmulatorServerTests {

	@Test
	void healthIsNotSigned() throws Exception {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			HttpResponse<String> response = get(emulator.endpoint().resolve("/health"));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("UP");
			assertThat(response.headers().firstValue("x-lightsail-emulator")).hasValue("true");
		}
	}

	@Test
	void dateIsThatOfTheClock() throws Exception {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			emulator.clock().set(Instant.parse("2030-02-03T04:05:06Z"));
			emulator.clock().freeze();
			emulator.clock().set(Instant.parse("2030-02-03T04:05:06Z"));
			assertThat(get(emulator.endpoint()).headers().firstValue("Date")).hasValue("Sun, 03 Feb 2030 04:05:06 GMT");
		}
	}

	@Test
	void listensOnLoopbackOnly() {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
		}
	}

	@Test
	void leavesNoThreadBehind() throws Exception {
		LightsailEmulator emulator = LightsailEmulator.builder().start();
		get(emulator.endpoint());
		int port = emulator.endpoint().getPort();
		emulator.close();
		assertThat(Thread.getAllStackTraces().keySet())
			.noneMatch((thread) -> thread.isAlive() && thread.getName().startsWith("HTTP-listener-" + port));
	}

	@Test
	void tooLargeBodyIsRefused() throws Exception {
		try (LightsailEmulator emulator = LightsailEmulator.builder().limits(Limits.DEFAULT.withBody(1000)).start();
				Socket socket = connect(emulator)) {
			send(socket, "POST /v2/email/outbound-emails HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n");
			assertThat(statusLine(socket)).startsWith("HTTP/1.1 413 ");
		}
		try (LightsailEmulator emulator = LightsailEmulator.builder().limits(Limits.DEFAULT.withBody(1000)).start();
				Socket socket = connect(emulator)) {
			send(socket, "POST /v2/email/outbound-emails HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
					+ "1000\r\n" + "x".repeat(0x1000) + "\r\n0\r\n\r\n");
			assertThat(statusLine(socket)).startsWith("HTTP/1.1 413 ");
		}
	}

	@Test
	void tooManyHeadersAreRefused() throws Exception {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start(); Socket socket = connect(emulator)) {
			send(socket, "GET /health HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(200) + "\r\n");
			assertThat(statusLine(socket)).startsWith("HTTP/1.1 4");
		}
	}

	@Test
	void slowClientIsCutOff() throws Exception {
		Limits limits = Limits.DEFAULT.withRequest(Duration.ofMillis(300));
		try (LightsailEmulator emulator = LightsailEmulator.builder().limits(limits).start();
				Socket socket = connect(emulator)) {
			OutputStream out = socket.getOutputStream();
			assertThat(catchWhile(() -> {
				out.write('G');
				out.flush();
				Thread.sleep(20);
			})).isInstanceOf(SocketException.class);
		}
	}

	private static Throwable catchWhile(Action action) {
		long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (System.nanoTime() < end) {
			try {
				action.run();
			}
			catch (Exception ex) {
				return ex;
			}
		}
		return new AssertionError("Still going on");
	}

	@Test
	void malformedRequestsLeaveItAnswering() throws Exception {
		Random random = new Random(42);
		try (LightsailEmulator emulator = LightsailEmulator.builder()
			.limits(Limits.DEFAULT.withRequest(Duration.ofSeconds(2)))
			.start()) {
			for (int i = 0; i < 10_000; i++) {
				try (Socket socket = connect(emulator)) {
					OutputStream out = socket.getOutputStream();
					out.write(malformed(random));
					out.flush();
					socket.shutdownOutput();
					socket.getInputStream().readAllBytes();
				}
				catch (IOException ex) {
					// A closed connection is a valid result too
				}
			}
			assertThat(get(emulator.endpoint().resolve("/health")).statusCode()).isEqualTo(200);
		}
	}

	private static byte[] malformed(Random random) {
		String valid = """
				POST /v2/email/outbound-emails?a=b HTTP/1.1\r
				Host: localhost\r
				X-Amz-Date: 20260101T000000Z\r
				X-Amz-Target: Lightsail_20161128.GetRegions\r
				Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ses/aws4_request, \
				SignedHeaders=host;x-amz-date;x-amz-target, Signature=00\r
				Content-Length: 20\r
				\r
				{"FromEmailAddress":1}""";
		byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
		switch (random.nextInt(4)) {
			case 0 -> {
				bytes = new byte[random.nextInt(200)];
				random.nextBytes(bytes);
			}
			case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
			case 2 -> {
				for (int i = random.nextInt(20); i >= 0; i--) {
					bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
				}
			}
			default -> {
				String[] lines = valid.split("\r\n", -1);
				lines[random.nextInt(lines.length)] = lines[random.nextInt(lines.length)];
				lines[random.nextInt(lines.length)] = "x".repeat(random.nextInt(100));
				bytes = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
			}
		}
		return bytes;
	}

	private static Socket connect(LightsailEmulator emulator) throws IOException {
		return new Socket(emulator.endpoint().getHost(), emulator.endpoint().getPort());
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		socket.getOutputStream().flush();
	}

	private static String statusLine(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		StringBuilder line = new StringBuilder();
		int c = in.read();
		while (c >= 0 && c != '\r') {
			line.append((char) c);
			c = in.read();
		}
		return line.toString();
	}

	private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	@FunctionalInterface
	private interface Action {

		void run() throws Exception;

	}

}
