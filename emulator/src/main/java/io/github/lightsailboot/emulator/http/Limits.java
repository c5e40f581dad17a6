package io.github.lightsailboot.emulator.http;

import java.time.Duration;

/**
 * What a request may be at most.
 *
 * @param body bytes of a body: SES takes messages of 40 MB, which Base64 makes larger
 * @param headers the number of headers
 * @param headerLength characters of one line of the head
 * @param idle how long a connection may be silent
 */
public record Limits(int body, int headers, int headerLength, Duration idle) {

	/**
	 * The limits that hold unless others are set.
	 */
	public static final Limits DEFAULT = new Limits(64 * 1024 * 1024, 100, 16 * 1024, Duration.ofSeconds(60));

}
