package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;

/**
 * Sends 200 mails at 100 per second in a new application, then 200 more, and prints how
 * long each batch took. The first batch has to load the SDK and to request the account's
 * rate.
 */
public final class FirstBatch {

	private FirstBatch() {
	}

	/**
	 * The time that the batches took.
	 *
	 * @param mails the number of mails in each batch
	 * @param idealSeconds the time at the account's rate
	 * @param firstSeconds the time of the first batch
	 * @param secondSeconds the time of the second batch
	 * @param failed how many mails failed according to the sender
	 */
	public record Result(int mails, double idealSeconds, double firstSeconds, double secondSeconds, int failed) {

	}

	/**
	 * Send two batches. The result for the first is valid only in a new process.
	 * @return the times
	 * @throws IOException if the endpoint cannot be started
	 */
	public static Result measure() throws IOException {
		MailCase batch = new MailCase("batch", "200 mails, 100 a second", 1, 200, 1, 100, 100, 0, false);
		try (EndpointProcess endpoint = new EndpointProcess(ThrottlingEndpoint.class, String.valueOf(batch.rate()),
				String.valueOf(batch.reportedRate()));
				StarterContender starter = new StarterContender(endpoint.endpoint())) {
			long start = System.nanoTime();
			int failed = starter.send(batch.mailsOf(0));
			long between = System.nanoTime();
			failed += starter.send(batch.mailsOf(1));
			long end = System.nanoTime();
			return new Result(batch.mails(), batch.idealSeconds(), (between - start) / 1e9, (end - between) / 1e9,
					failed);
		}
	}

	public static void main(String[] args) throws IOException {
		Result result = measure();
		System.out
			.println("| mails | ideal | first batch | second batch | failed |\n| ---: | ---: | ---: | ---: | ---: |");
		System.out.printf("| %d | %.1f s | %.2f s | %.2f s | %d |%n", result.mails(), result.idealSeconds(),
				result.firstSeconds(), result.secondSeconds(), result.failed());
	}

}
