package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;

/**
 * Sends 200 mails at 100 a second as the first thing that an application does, and 200
 * more, and prints how long each took: the first batch has to load the SDK and to ask for
 * the account's rate.
 */
public final class FirstBatch {

	private FirstBatch() {
	}

	/**
	 * What the batches took.
	 *
	 * @param mails how many mails each has
	 * @param idealSeconds what the account's rate takes
	 * @param firstSeconds until the last mail of the first had its outcome
	 * @param secondSeconds until the last mail of the second had its outcome
	 * @param failed how many the sender says were not sent
	 */
	public record Result(int mails, double idealSeconds, double firstSeconds, double secondSeconds, int failed) {

	}

	/**
	 * Send two batches. This says something about the first only in a new process.
	 * @return what they took
	 * @throws IOException if the endpoint cannot be started
	 */
	public static Result measure() throws IOException {
		MailCase batch = new MailCase("batch", "200 mails, 100 a second", 1, 200, 1, 100, 100, 0, false);
		try (EndpointProcess endpoint = new EndpointProcess(ThrottlingEndpoint.class, String.valueOf(batch.rate()),
				String.valueOf(batch.toldRate()));
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
