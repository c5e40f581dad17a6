package io.github.lightsailboot.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for mails that go out after the server closed the idle connection.
 */
class IdleConnectionTests {

	@Test
	void sendsTheNextMailExactlyOnce() throws Exception {
		sendsTheNextMailExactlyOnce("http", new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
	}

	@Test
	void sendsTheNextMailExactlyOnceOverTls(@TempDir Path directory) throws Exception {
		try (LoopbackCertificate certificate = new LoopbackCertificate(directory)) {
			sendsTheNextMailExactlyOnce("https", certificate.listen());
		}
	}

	private void sendsTheNextMailExactlyOnce(String scheme, ServerSocket socket) throws Exception {
		try (ClosingServer server = new ClosingServer(scheme, socket); SesJavaMailSender sender = sender(server)) {
			for (int i = 1; i <= 5; i++) {
				sender.send(EmulatorMail.message("r" + i + "@example.org"));
				server.closeIdleConnection();
				assertThat(server.requests).hasValue(i);
			}
			assertThat(server.connections).hasValue(5);
		}
	}

	@Test
	void keepsConnectionsOverTls(@TempDir Path directory) throws Exception {
		try (LoopbackCertificate certificate = new LoopbackCertificate(directory);
				ClosingServer server = new ClosingServer("https", certificate.listen());
				SesJavaMailSender sender = sender(server)) {
			for (int i = 1; i <= 5; i++) {
				sender.send(EmulatorMail.message("r" + i + "@example.org"));
			}
			assertThat(server.requests).hasValue(5);
			assertThat(server.connections).hasValue(1);
		}
	}

	private static SesJavaMailSender sender(ClosingServer server) {
		return EmulatorMail.builder(server.endpoint()).maxSendRate(1000.0).build();
	}

	/**
	 * Answers every request with the promise to keep the connection, and closes it when
	 * told to.
	 */
	private static final class ClosingServer implements AutoCloseable {

		private final String scheme;

		private final ServerSocket server;

		private final AtomicInteger requests = new AtomicInteger();

		private final AtomicInteger connections = new AtomicInteger();

		private volatile @Nullable Socket socket;

		private volatile CountDownLatch closed = new CountDownLatch(1);

		ClosingServer(String scheme, ServerSocket server) {
			this.scheme = scheme;
			this.server = server;
			Thread thread = new Thread(this::serve, "closing-server");
			thread.setDaemon(true);
			thread.start();
		}

		URI endpoint() {
			return URI.create(this.scheme + "://127.0.0.1:" + this.server.getLocalPort());
		}

		void closeIdleConnection() throws Exception {
			Socket socket = this.socket;
			if (socket != null) {
				CountDownLatch closed = this.closed;
				socket.close();
				assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
			}
		}

		private void serve() {
			while (!this.server.isClosed()) {
				try (Socket accepted = this.server.accept()) {
					this.connections.incrementAndGet();
					this.closed = new CountDownLatch(1);
					this.socket = accepted;
					InputStream in = new BufferedInputStream(accepted.getInputStream());
					while (readRequest(in)) {
						this.requests.incrementAndGet();
						String body = "{\"MessageId\":\"id\"}";
						accepted.getOutputStream()
							.write(("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Type: application/json\r\n"
									+ "Content-Length: " + body.length() + "\r\n\r\n" + body)
								.getBytes(StandardCharsets.US_ASCII));
					}
				}
				catch (IOException ex) {
					// The connection is closed, as it should be
				}
				this.closed.countDown();
			}
		}

		private static boolean readRequest(InputStream in) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int next = in.read();
				if (next < 0) {
					return false;
				}
				head.append((char) next);
			}
			String length = head.toString().replaceAll("(?is).*\r\nContent-Length: (\\d+).*", "$1");
			in.skipNBytes(Long.parseLong(length));
			return true;
		}

		@Override
		public void close() throws IOException {
			this.server.close();
		}

	}

}
