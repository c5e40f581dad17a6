package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Sends the mails of a case and records their outcomes.
 */
final class MailRun {

	private static final long LATENCY_MILLIS = 50;

	private MailRun() {
	}

	/**
	 * Measure cases with senders, after each sender has warmed up.
	 * @param chosen names of cases and senders; all cases or all senders if none is named
	 * @param each receives every measurement as soon as it is available
	 */
	static List<MailMeasurement> measureAll(List<MailCase> cases, Map<String, Contender.Factory> senders,
			Collection<String> chosen, Consumer<MailMeasurement> each) {
		Map<String, Contender.Factory> chosenSenders = new LinkedHashMap<>(senders);
		if (chosen.stream().anyMatch(senders::containsKey)) {
			chosenSenders.keySet().retainAll(chosen);
		}
		List<MailCase> chosenCases = cases.stream().filter((it) -> chosen.contains(it.name())).toList();
		MailCase warmUp = new MailCase("warm-up", "Warm-up", 1, 300, 1, 1000, 1000, 0, false);
		chosenSenders.forEach((name, factory) -> measure(warmUp, name, factory));
		List<MailMeasurement> measurements = new ArrayList<>();
		for (MailCase mailCase : chosenCases.isEmpty() ? cases : chosenCases) {
			chosenSenders.forEach((name, factory) -> {
				MailMeasurement measurement = measure(mailCase, name, factory);
				each.accept(measurement);
				measurements.add(measurement);
			});
		}
		return measurements;
	}

	private static MailMeasurement measure(MailCase mailCase, String sender, Contender.Factory factory) {
		List<Contender> contenders = new ArrayList<>();
		try (ThrottlingEndpoint endpoint = new ThrottlingEndpoint(mailCase.rate(), mailCase.reportedRate(),
				LATENCY_MILLIS, mailCase.cutEvery())) {
			for (int i = 0; i < mailCase.instances(); i++) {
				contenders.add(factory.create(endpoint.endpoint(), mailCase.reportedRate()));
			}
			return measure(mailCase, sender, endpoint, contenders);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			contenders.forEach(Contender::close);
		}
	}

	private static MailMeasurement measure(MailCase mailCase, String sender, ThrottlingEndpoint endpoint,
			List<Contender> contenders) {
		List<List<Mail>> mails = IntStream.range(0, contenders.size()).mapToObj(mailCase::mailsOf).toList();
		CountDownLatch ended = new CountDownLatch(1);
		Singles singles = new Singles(contenders.get(0), ended);
		long start = System.nanoTime();
		List<CompletableFuture<Integer>> sending = new ArrayList<>();
		for (int i = 0; i < contenders.size(); i++) {
			Contender contender = contenders.get(i);
			List<Mail> own = mails.get(i);
			sending.add(inThread(() -> contender.send(own)));
		}
		CompletableFuture<Integer> single = mailCase.singles() ? inThread(singles::send)
				: CompletableFuture.completedFuture(0);
		int failed = sending.stream().mapToInt(CompletableFuture::join).sum();
		double seconds = (System.nanoTime() - start) / 1e9;
		ended.countDown();
		int all = contenders.size() * mailCase.mails() + singles.tried(single);
		failed += single.join();
		return new MailMeasurement(mailCase.title(), sender, all, seconds, mailCase.idealSeconds(), all - failed,
				failed, endpoint.duplicates(), all - endpoint.arrived(), endpoint.throttled(),
				mailCase.singles() ? singles.longestMillis : null);
	}

	private static CompletableFuture<Integer> inThread(Supplier<Integer> task) {
		return CompletableFuture.supplyAsync(task, (it) -> new Thread(it).start());
	}

	/**
	 * Sends a single mail every second until the others are sent.
	 */
	private static final class Singles {

		private final Contender contender;

		private final CountDownLatch ended;

		private int tried;

		private double longestMillis;

		Singles(Contender contender, CountDownLatch ended) {
			this.contender = contender;
			this.ended = ended;
		}

		int send() {
			int failed = 0;
			try {
				while (!this.ended.await(1, TimeUnit.SECONDS)) {
					long start = System.nanoTime();
					if (!this.contender.sendOne(new Mail("Single " + this.tried, 1))) {
						failed++;
					}
					this.tried++;
					this.longestMillis = Math.max(this.longestMillis, (System.nanoTime() - start) / 1e6);
				}
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return failed;
		}

		int tried(CompletableFuture<Integer> end) {
			end.join();
			return this.tried;
		}

	}

}
