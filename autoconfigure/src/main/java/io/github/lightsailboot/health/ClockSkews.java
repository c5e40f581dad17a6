package io.github.lightsailboot.health;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * How far this machine's clock is off, told by the date of an answer.
 */
final class ClockSkews {

	/**
	 * Difference that matters. Smaller ones can come from the date's resolution and from
	 * an answer that took its time.
	 */
	private static final Duration NOTABLE = Duration.ofMinutes(1);

	private ClockSkews() {
	}

	/**
	 * Return by how much the clock is off.
	 * @return the difference, negative if the clock is behind, or empty if it is small
	 */
	static Optional<Duration> of(SdkHttpResponse response, Instant now) {
		return response.firstMatchingHeader("Date")
			.flatMap(ClockSkews::parse)
			.map((date) -> Duration.between(date, now))
			.filter((skew) -> skew.abs().compareTo(NOTABLE) >= 0);
	}

	private static Optional<Instant> parse(String date) {
		try {
			return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	static String describe(Duration skew) {
		return "%+ds".formatted(skew.toSeconds());
	}

}
