package io.github.lightsailboot.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends requests that HTTP clients do not send, such as those with a {@code Host} of
 * another site.
 */
final class RawHttp {

	private RawHttp() {
	}

	static Response send(int port, String method, String path, String... headers) {
		String head = method + " " + path + " HTTP/1.0\r\n" + String.join("\r\n", headers)
				+ (headers.length > 0 ? "\r\n\r\n" : "\r\n");
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new Response(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A response.
	 *
	 * @param text status line, headers and body
	 */
	record Response(String text) {

		int status() {
			return Integer.parseInt(this.text.split(" ", 3)[1]);
		}

		String body() {
			int end = this.text.indexOf("\r\n\r\n");
			return (end < 0) ? "" : this.text.substring(end + 4);
		}

	}

}
