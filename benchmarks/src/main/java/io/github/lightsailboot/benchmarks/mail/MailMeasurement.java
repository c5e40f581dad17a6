package io.github.lightsailboot.benchmarks.mail;

import org.jspecify.annotations.Nullable;

/**
 * The result of a sender.
 *
 * @param scenario the title of the case
 * @param sender the sender
 * @param mails the number of mails
 * @param seconds the time until the last mail had its outcome
 * @param idealSeconds the time at the account's rate
 * @param sent how many mails were sent according to the sender
 * @param failed how many mails failed or may have failed according to the sender
 * @param duplicates the number of surplus deliveries
 * @param lost the number of mails that never arrived
 * @param throttled the number of throttled requests
 * @param longestSingleMillis the longest time of a single mail, or {@code null} if none
 * was sent
 */
public record MailMeasurement(String scenario, String sender, int mails, double seconds, double idealSeconds, int sent,
		int failed, int duplicates, int lost, int throttled, @Nullable Double longestSingleMillis) {

	static final String HEADER = """
			| scenario | sender | mails | seconds | ideal | sent | failed | duplicates | lost | throttled | longest single |
			| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |""";

	String row() {
		return "| %s | %s | %d | %.2f | %.1f | %d | %d | %d | %d | %d | %s |".formatted(this.scenario, this.sender,
				this.mails, this.seconds, this.idealSeconds, this.sent, this.failed, this.duplicates, this.lost,
				this.throttled,
				(this.longestSingleMillis != null) ? "%.0f ms".formatted(this.longestSingleMillis) : "");
	}

}
