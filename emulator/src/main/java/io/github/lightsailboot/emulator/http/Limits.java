package io.github.lightsailboot.emulator.http;

import java.time.Duration;

/**
 * The limits for clients.
 *
 * @param body the size of a body in bytes: SES accepts messages of 40 MB, which Base64
 * makes larger
 * @param headers the number of headers
 * @param headerLength the length of one header line in characters
 * @param connections the number of open connections; further ones are closed
 * @param request how long a request may take to arrive, from its first byte on
 * @param idle how long a connection may be idle
 */
public record Limits(int body, int headers, int headerLength, int connections, Duration request, Duration idle) {

	/**
	 * The default limits.
	 */
	public static final Limits DEFAULT = new Limits(64 * 1024 * 1024, 100, 16 * 1024, 1000, Duration.ofSeconds(60),
			Duration.ofSeconds(120));

	/**
	 * Return these limits with another time for a request.
	 * @param request how long a request may take to arrive
	 * @return the limits
	 */
	public Limits withRequest(Duration request) {
		return new Limits(this.body, this.headers, this.headerLength, this.connections, request, this.idle);
	}

	/**
	 * Return these limits with another size of a body.
	 * @param body the size in bytes
	 * @return the limits
	 */
	public Limits withBody(int body) {
		return new Limits(body, this.headers, this.headerLength, this.connections, this.request, this.idle);
	}

}
