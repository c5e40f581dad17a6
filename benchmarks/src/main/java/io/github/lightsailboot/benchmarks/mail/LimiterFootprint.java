package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;

import io.github.lightsailboot.mail.SesJavaMailSender;

/**
 * Prints the footprint of the rate limiters of libraries: the size of the required jars
 * and the number of classes that are loaded for the first permit.
 */
public final class LimiterFootprint {

	private static final Map<String, DoubleFunction<IntConsumer>> LIMITERS = limiters();

	private static final List<String> OWN = List.of("SendRate", "SendRate$Accepted", "TokenBucket", "RateLimiter",
			"RateLimiter$Result", "Permit");

	private static final Map<String, List<String>> CLASSES = Map.of("bucket4j", List.of("io.github.bucket4j.Bucket"),
			"resilience4j",
			List.of("io.github.resilience4j.ratelimiter.RateLimiter", "io.github.resilience4j.core.EventConsumer"),
			"failsafe", List.of("dev.failsafe.RateLimiter"), "guava",
			List.of("com.google.common.util.concurrent.RateLimiter",
					"com.google.common.util.concurrent.internal.InternalFutures"));

	private LimiterFootprint() {
	}

	private static Map<String, DoubleFunction<IntConsumer>> limiters() {
		Map<String, DoubleFunction<IntConsumer>> limiters = new LinkedHashMap<>();
		limiters.put("starter", (rate) -> own());
		limiters.put("bucket4j", Limiters::bucket4j);
		limiters.put("resilience4j", Limiters::resilience4j);
		limiters.put("failsafe", Limiters::failsafe);
		limiters.put("guava", Limiters::guava);
		return limiters;
	}

	/**
	 * The footprint of a limiter.
	 *
	 * @param limiter the limiter
	 * @param bytes the size of its jars, or of its classes for this starter's limiter
	 * @param classes how many classes it loads
	 */
	public record Footprint(String limiter, long bytes, int classes) {

	}

	/**
	 * Measure every limiter in its own process.
	 * @return the measurements
	 * @throws IOException if a process cannot be started
	 */
	public static List<Footprint> measure() throws IOException {
		List<Footprint> footprints = new ArrayList<>();
		for (String limiter : LIMITERS.keySet()) {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-cp", System.getProperty("java.class.path"), LimiterFootprint.class.getName(), limiter)
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
			footprints.add(new Footprint(limiter, limiter.equals("starter") ? ownBytes() : jarBytes(limiter),
					Integer.parseInt(output)));
		}
		return footprints;
	}

	private static long ownBytes() throws IOException {
		long bytes = 0;
		for (String type : OWN) {
			try (InputStream in = SesJavaMailSender.class.getResourceAsStream(type + ".class")) {
				bytes += Objects.requireNonNull(in).readAllBytes().length;
			}
		}
		return bytes;
	}

	private static long jarBytes(String limiter) throws IOException {
		long bytes = 0;
		for (String type : CLASSES.getOrDefault(limiter, List.of())) {
			try {
				bytes += Files
					.size(Path.of(Class.forName(type).getProtectionDomain().getCodeSource().getLocation().getPath()));
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return bytes;
	}

	/**
	 * Load this starter's limiter, which is not public.
	 */
	private static IntConsumer own() {
		try {
			for (String type : OWN) {
				Class.forName("io.github.lightsailboot.mail." + type);
			}
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
		return (recipients) -> {
		};
	}

	public static void main(String[] args) throws IOException {
		if (args.length > 0) {
			DoubleFunction<IntConsumer> limiter = Objects.requireNonNull(LIMITERS.get(args[0]));
			ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
			long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
			limiter.apply(1000).accept(1);
			System.out.println(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before);
			return;
		}
		System.out.println("| limiter | jars | classes loaded |\n| --- | ---: | ---: |");
		for (Footprint footprint : measure()) {
			System.out.printf("| %s | %d kB | %d |%n", footprint.limiter(), footprint.bytes() / 1000,
					footprint.classes());
		}
	}

}
