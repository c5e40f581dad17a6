package io.github.lightsailboot.benchmarks.mail;

import org.jspecify.annotations.Nullable;

/**
 * How a sender did.
 *
 * @param scenario what was sent, and to what
 * @param sender the sender
 * @param mails how many mails there were
 * @param seconds until the last of them had its outcome
 * @param idealSeconds what the account's rate takes
 * @param sent how many the sender says were sent
 * @param failed how many the sender says were not sent, or not surely
 * @param duplicates how many arrived more than once, each time counted
 * @param lost how many never arrived
 * @param throttled how often the account answered that it was too fast
 * @param longestSingleMillis the longest time that a mail took which was sent alone
 * meanwhile, or {@code null} if none was
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
