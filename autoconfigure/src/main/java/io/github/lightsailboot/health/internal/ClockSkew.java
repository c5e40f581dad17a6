package io.github.lightsailboot.health.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Reports how far this machine's clock is off, measured by the date of an answer.
 */
final class ClockSkew {

	private static final Log logger = LogFactory.getLog(ClockSkew.class);

	/**
	 * Difference that matters. Smaller ones can come from the date's resolution and from
	 * an answer that took its time.
	 */
	private static final Duration NOTABLE = Duration.ofMinutes(1);

	private final CheckClock clock;

	private final AtomicBoolean warned = new AtomicBoolean();

	ClockSkew(CheckClock clock) {
		this.clock = clock;
	}

	/**
	 * Add the difference to the details of an accepted call if it matters, and warn of it
	 * once.
	 */
	void report(SdkHttpResponse response, Map<String, Object> details) {
		response.firstMatchingHeader("Date")
			.flatMap(ClockSkew::parse)
			.map((date) -> Duration.between(date, this.clock.instant()))
			.filter((skew) -> skew.abs().compareTo(NOTABLE) >= 0)
			.map(ClockSkew::describe)
			.ifPresent((skew) -> {
				details.put("clockSkew", skew);
				if (this.warned.compareAndSet(false, true)) {
					logger.warn(("The clock of this machine differs from that of AWS by %s. Calls work, because the"
							+ " AWS SDK corrects their date, but certificates and logs may suffer: let the machine"
							+ " synchronize its clock (chrony or another NTP client).")
						.formatted(skew));
				}
			});
	}

	private static Optional<Instant> parse(String date) {
		try {
			return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Return the difference as health shows it: negative if the clock is behind.
	 */
	static String describe(Duration skew) {
		return "%+ds".formatted(skew.toSeconds());
	}

}
