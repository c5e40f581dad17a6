package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Sends mails to an endpoint with 50 ms latency and a rate, in several ways, and prints
 * how long it took and what became of them. With arguments, only the named scenarios:
 * {@code rate}, {@code less}, {@code shared}, {@code sandbox}, {@code cut}.
 */
public final class MailBenchmark {

	private static final long LATENCY_MILLIS = 50;

	private MailBenchmark() {
	}

	public static void main(String[] args) throws IOException {
		List<String> scenarios = (args.length > 0) ? List.of(args)
				: List.of("rate", "less", "shared", "sandbox", "cut");
		warmUp();
		System.out.printf("%-44s %-18s %6s %8s %6s %7s %6s %10s %10s%n", "scenario", "sender", "mails", "seconds",
				"ideal", "arrived", "failed", "duplicates", "throttled");
		for (String scenario : scenarios) {
			run(scenario);
		}
	}

	private static void run(String scenario) throws IOException {
		switch (scenario) {
			case "rate" -> {
				for (int mails : new int[] { 200, 2000 }) {
					String name = mails + " mails, 100 a second";
					measure(name, "this starter", StarterContender::new, 1, mails, 100, 100, 0);
					measure(name, "Spring Cloud AWS", SpringCloudAwsContender::new, 1, mails, 100, 100, 0);
					measure(name, "pool of 16", PoolContender::new, 1, mails, 100, 100, 0);
				}
			}
			case "less" -> {
				String name = "100 a second are said, 40 are allowed";
				measure(name, "this starter", StarterContender::new, 1, 1000, 40, 100, 0);
				measure(name, "pool of 16", PoolContender::new, 1, 1000, 40, 100, 0);
			}
			case "shared" -> {
				String name = "3 instances share 100 a second";
				measure(name, "this starter", StarterContender::new, 3, 600, 100, 100, 0);
				measure(name, "pool of 16", PoolContender::new, 3, 600, 100, 100, 0);
			}
			case "sandbox" -> {
				String name = "3 instances share 14 a second";
				measure(name, "this starter", StarterContender::new, 3, 150, 14, 14, 0);
				measure(name, "pool of 16", PoolContender::new, 3, 150, 14, 14, 0);
			}
			case "cut" -> {
				String name = "every 50th connection cut, 100 a second";
				measure(name, "this starter", StarterContender::new, 1, 1000, 100, 100, 50);
				measure(name, "Spring Cloud AWS", SpringCloudAwsContender::new, 1, 1000, 100, 100, 50);
				measure(name, "pool of 16", PoolContender::new, 1, 1000, 100, 100, 50);
			}
			default -> throw new IllegalArgumentException("Unknown scenario: " + scenario);
		}
	}

	private static void warmUp() throws IOException {
		for (Contender.Factory factory : List.<Contender.Factory>of(StarterContender::new, SpringCloudAwsContender::new,
				PoolContender::new)) {
			try (ThrottlingEndpoint endpoint = new ThrottlingEndpoint(1000, 1000, 0, 0);
					Contender contender = factory.create(endpoint.endpoint())) {
				contender.send(subjects(0, 300));
			}
		}
	}

	private static List<String> subjects(int instance, int mails) {
		return IntStream.range(0, mails).mapToObj((i) -> "Mail " + i + " of " + instance).toList();
	}

	private static void measure(String scenario, String name, Contender.Factory factory, int instances, int mails,
			double rate, double reportedRate, int cutEvery) throws IOException {
		List<Contender> contenders = new ArrayList<>();
		try (ThrottlingEndpoint endpoint = new ThrottlingEndpoint(rate, reportedRate, LATENCY_MILLIS, cutEvery)) {
			for (int i = 0; i < instances; i++) {
				contenders.add(factory.create(endpoint.endpoint()));
			}
			long start = System.nanoTime();
			List<CompletableFuture<Integer>> sending = new ArrayList<>();
			for (int i = 0; i < instances; i++) {
				Contender contender = contenders.get(i);
				List<String> subjects = subjects(i, mails);
				sending.add(CompletableFuture.supplyAsync(() -> contender.send(subjects),
						(task) -> new Thread(task).start()));
			}
			int failed = sending.stream().mapToInt(CompletableFuture::join).sum();
			double seconds = (System.nanoTime() - start) / 1e9;
			System.out.printf("%-44s %-18s %6d %8.2f %6.1f %7d %6d %10d %10d%n", scenario, name, instances * mails,
					seconds, instances * mails / rate, endpoint.arrived(), failed, endpoint.duplicates(),
					endpoint.throttled());
		}
		finally {
			contenders.forEach(Contender::close);
		}
	}

}
