package io.github.lightsailboot.benchmarks.mail;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends mails to an endpoint with 50 ms latency and a limited rate, with several senders,
 * and prints the time and the outcomes. The arguments select cases ({@code rate-200},
 * {@code rate-2000}, {@code less}, {@code shared}, {@code sandbox}, {@code cut}) and
 * senders ({@code starter}, {@code spring-cloud-aws}, {@code pool}, {@code virtual}); the
 * default is all.
 */
public final class MailBenchmark {

	private static final List<MailCase> CASES = List.of(
			new MailCase("rate-200", "200 mails, 100 a second", 1, 200, 1, 100, 100, 0, false),
			new MailCase("rate-2000", "2,000 mails, 100 a second", 1, 2000, 1, 100, 100, 0, false),
			new MailCase("less", "100 a second are told, 40 are allowed", 1, 1000, 1, 40, 100, 0, false),
			new MailCase("shared", "3 instances share 100 a second", 3, 600, 1, 100, 100, 0, false),
			new MailCase("sandbox", "3 instances share 14 a second", 3, 150, 1, 14, 14, 0, false),
			new MailCase("cut", "every 50th connection cut, 100 a second", 1, 1000, 1, 100, 100, 50, false));

	private static final Map<String, Contender.Factory> SENDERS = senders();

	private MailBenchmark() {
	}

	private static Map<String, Contender.Factory> senders() {
		Map<String, Contender.Factory> senders = new LinkedHashMap<>();
		senders.put("starter", (endpoint, rate) -> new StarterContender(endpoint));
		senders.put("spring-cloud-aws", (endpoint, rate) -> new SpringCloudAwsContender(endpoint));
		senders.put("pool", (endpoint, rate) -> PoolContender.ofThreads(endpoint));
		if (Runtime.version().feature() >= 21) {
			senders.put("virtual", (endpoint, rate) -> PoolContender.ofVirtualThreads(endpoint));
		}
		return senders;
	}

	/**
	 * Run the cases, after each sender has warmed up.
	 * @param chosen names of cases and senders; all cases or all senders if none is named
	 * @param each receives every measurement as soon as it is available
	 * @return the measurements
	 */
	public static List<MailMeasurement> measure(Collection<String> chosen, Consumer<MailMeasurement> each) {
		return MailRun.measureAll(CASES, SENDERS, chosen, each);
	}

	public static void main(String[] args) {
		if (Runtime.version().feature() < 21) {
			System.out.println("Java " + Runtime.version().feature()
					+ " has no virtual threads; the sender that uses them is skipped.\n");
		}
		System.out.println(MailMeasurement.HEADER);
		measure(List.of(args), (measurement) -> System.out.println(measurement.row()));
	}

}
