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
 * Reports the difference between this machine's clock and the date of a response.
 */
final class ClockSkew {

	private static final Log logger = LogFactory.getLog(ClockSkew.class);

	/**
	 * Minimum difference to report. Smaller ones can result from the resolution of the
	 * date and from a slow response.
	 */
	private static final Duration NOTABLE = Duration.ofMinutes(1);

	private final CheckClock clock;

	private final AtomicBoolean warned = new AtomicBoolean();

	ClockSkew(CheckClock clock) {
		this.clock = clock;
	}

	/**
	 * Add a difference of at least a minute to the details of a successful call, and log
	 * a warning once.
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
							+ " AWS SDK corrects their date, but certificates and logs may be affected: let the machine"
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
