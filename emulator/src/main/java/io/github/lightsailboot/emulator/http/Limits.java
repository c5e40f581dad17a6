package io.github.lightsailboot.emulator.http;

import java.time.Duration;

/**
 * What clients may do at most.
 *
 * @param body bytes of a body: SES takes messages of 40 MB, which Base64 makes larger
 * @param headers the number of headers
 * @param headerLength characters of one line of the head
 * @param connections the number of open connections; more are cut
 * @param request how long a request may take to arrive, from its first byte on
 * @param idle how long a connection may be silent
 */
public record Limits(int body, int headers, int headerLength, int connections, Duration request, Duration idle) {

	/**
	 * The limits that hold unless others are set.
	 */
	public static final Limits DEFAULT = new Limits(64 * 1024 * 1024, 100, 16 * 1024, 1000, Duration.ofSeconds(60),
			Duration.ofSeconds(120));

	/**
	 * The same limits with another time for a request.
	 * @param request how long a request may take to arrive
	 * @return the limits
	 */
	public Limits withRequest(Duration request) {
		return new Limits(this.body, this.headers, this.headerLength, this.connections, request, this.idle);
	}

	/**
	 * The same limits with another size of bodies.
	 * @param body bytes
	 * @return the limits
	 */
	public Limits withBody(int body) {
		return new Limits(body, this.headers, this.headerLength, this.connections, this.request, this.idle);
	}

}
