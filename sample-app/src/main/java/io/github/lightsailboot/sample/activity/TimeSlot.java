package io.github.lightsailboot.sample.activity;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One bar of the charts.
 *
 * @param at the start of the slot
 * @param checks what each check reported, by name; empty if there is none
 * @param mailsPerMinute the number of mails that were sent in the minute up to its end
 * @param sentLast24Hours the used part of the SES quota, if it is known
 */
record TimeSlot(Instant at, Map<String, Check> checks, long mailsPerMinute, @Nullable Double sentLast24Hours) {

	/**
	 * What a check reported.
	 *
	 * @param status such as {@code UP}
	 * @param latency the latency in milliseconds, if there was a request
	 */
	record Check(String status, @Nullable Long latency) {

		/**
		 * Return the worse of two reports: a status other than {@code UP}, and the higher
		 * latency.
		 */
		Check worse(Check later) {
			String worse = later.status.equals("UP") ? this.status : later.status;
			if (this.latency == null || later.latency == null) {
				return new Check(worse, (this.latency != null) ? this.latency : later.latency);
			}
			return new Check(worse, Math.max(this.latency, later.latency));
		}

	}

}
