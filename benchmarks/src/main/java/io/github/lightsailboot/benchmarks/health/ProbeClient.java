package io.github.lightsailboot.benchmarks.health;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A persistent connection to a health endpoint. It does as little as possible because it
 * shares the processor with the application that is measured.
 */
final class ProbeClient implements AutoCloseable {

	private static final byte[] REQUEST = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final Socket socket;

	private final InputStream answers;

	ProbeClient(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(60_000);
		this.answers = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * Send a request and read the whole response.
	 * @return the HTTP status
	 */
	int probe() throws IOException {
		this.socket.getOutputStream().write(REQUEST);
		int status = Integer.parseInt(line().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
		int length = -1;
		for (String header = line(); !header.isEmpty(); header = line()) {
			if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				length = Integer.parseInt(header.substring("content-length:".length()).trim());
			}
		}
		if (length >= 0) {
			this.answers.skipNBytes(length);
			return status;
		}
		for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
			this.answers.skipNBytes(chunk + 2);
		}
		line();
		return status;
	}

	private int chunk() throws IOException {
		return Integer.parseInt(line(), 16);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.answers.read(); next != '\r'; next = this.answers.read()) {
			if (next < 0) {
				throw new IOException("The connection was closed");
			}
			line.append((char) next);
		}
		this.answers.read();
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
