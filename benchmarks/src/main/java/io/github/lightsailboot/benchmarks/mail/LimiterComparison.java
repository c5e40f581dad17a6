package io.github.lightsailboot.benchmarks.mail;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;

/**
 * Sends the same mails with this starter, with a pool behind limiters of libraries, and
 * with the SDK's adaptive retries alone. In addition, a single mail is sent every second.
 * The arguments select cases ({@code rate}, {@code recipients}, {@code less},
 * {@code shared}) and limiters ({@code starter}, {@code bucket4j}, {@code resilience4j},
 * {@code failsafe}, {@code guava}, {@code adaptive}); the default is all.
 */
public final class LimiterComparison {

	private static final List<MailCase> CASES = List.of(
			new MailCase("rate", "2,000 mails, 100 a second", 1, 2000, 1, 100, 100, 0, true),
			new MailCase("recipients", "1,000 mails, every tenth to 11, 100 recipients a second", 1, 1000, 11, 100, 100,
					0, true),
			new MailCase("less", "1,000 mails, 100 a second are told, 40 are allowed", 1, 1000, 1, 40, 100, 0, true),
			new MailCase("shared", "3 instances share 14 a second, 100 mails each", 3, 100, 1, 14, 14, 0, true));

	private static final Map<String, Contender.Factory> LIMITERS = limiters();

	private LimiterComparison() {
	}

	private static Map<String, Contender.Factory> limiters() {
		Map<String, Contender.Factory> limiters = new LinkedHashMap<>();
		limiters.put("starter", (endpoint, rate) -> new StarterContender(endpoint));
		limiters.put("bucket4j", limited(Limiters::bucket4j));
		limiters.put("resilience4j", limited(Limiters::resilience4j));
		limiters.put("failsafe", limited(Limiters::failsafe));
		limiters.put("guava", limited(Limiters::guava));
		limiters.put("adaptive", (endpoint, rate) -> PoolContender.adaptive(endpoint));
		return limiters;
	}

	private static Contender.Factory limited(DoubleFunction<IntConsumer> limiter) {
		return (endpoint, rate) -> new LimitedContender(endpoint, limiter.apply(rate));
	}

	/**
	 * Run the cases, after each sender has warmed up.
	 * @param chosen names of cases and limiters; all cases or all limiters if none is
	 * named
	 * @param each receives every measurement as soon as it is available
	 * @return the measurements
	 */
	public static List<MailMeasurement> measure(Collection<String> chosen, Consumer<MailMeasurement> each) {
		return MailRun.measureAll(CASES, LIMITERS, chosen, each);
	}

	public static void main(String[] args) {
		System.out.println(MailMeasurement.HEADER);
		measure(List.of(args), (measurement) -> System.out.println(measurement.row()));
	}

}
