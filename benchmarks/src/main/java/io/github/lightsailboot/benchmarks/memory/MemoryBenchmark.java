package io.github.lightsailboot.benchmarks.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.lightsailboot.benchmarks.results.Measurement;
import io.github.lightsailboot.benchmarks.startup.Application;
import io.github.lightsailboot.benchmarks.startup.BenchmarkEndpoint;
import io.github.lightsailboot.benchmarks.startup.RunningApplication;
import io.github.lightsailboot.benchmarks.startup.Series;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;

/**
 * Measures the memory of applications after the start, after 1,000 calls and, with a key
 * that is replaced every second, after many calls.
 */
public final class MemoryBenchmark {

	private static final double MEGABYTE = 1e6;

	private static final int SAMPLES = 10;

	private MemoryBenchmark() {
	}

	/**
	 * Measure the memory of applications.
	 * @param rounds how often each application is started
	 * @return the measurements
	 * @throws IOException if an application does not start
	 */
	public static List<Measurement> run(int rounds) throws IOException {
		Series series = new Series("Memory");
		try (LightsailEmulator emulator = BenchmarkEndpoint.start()) {
			for (int round = 0; round < rounds; round++) {
				for (Application application : List.of(Application.BARE, Application.STARTER,
						Application.SPRING_CLOUD_AWS, Application.handWritten(4))) {
					System.err.println("Memory " + (round + 1) + " of " + rounds + ": " + application.name());
					try (RunningApplication running = RunningApplication.start(application, emulator.endpoint())) {
						add(series, application.name(), "after the start", running.memory());
						running.get("/actuator/health");
						add(series, application.name(), "after a health probe", running.memory());
						if (application.mails()) {
							running.send(1000);
							add(series, application.name(), "after 1,000 mails", running.memory());
						}
					}
				}
			}
		}
		return series.measurements();
	}

	/**
	 * Measure whether memory grows while the key is replaced every second.
	 * @param mails the number of mails to send
	 * @return the measurements
	 * @throws IOException if the application does not start
	 */
	public static List<Measurement> soak(int mails) throws IOException {
		Series series = new Series("Soak, %,d mails, a new key every second".formatted(mails));
		Path file = Files.createTempFile("keys", ".csv");
		AtomicInteger rotations = new AtomicInteger();
		ScheduledExecutorService rotation = Executors.newSingleThreadScheduledExecutor();
		try (LightsailEmulator emulator = BenchmarkEndpoint.start()) {
			rotate(emulator, file, 0);
			Application application = Application.STARTER.with(", keys from a file",
					"--aws.lightsail.credentials-csv=" + file, "--aws.lightsail.access-key=",
					"--aws.lightsail.secret-key=");
			try (RunningApplication running = RunningApplication.start(application, emulator.endpoint())) {
				Future<?> rotating = rotation.scheduleAtFixedRate(
						() -> rotate(emulator, file, rotations.incrementAndGet()), 1, 1, TimeUnit.SECONDS);
				running.send(1000);
				running.get("/actuator/health");
				add(series, "1,000 mails", "", running.memory());
				for (int i = 1; i <= SAMPLES; i++) {
					double millis = 0;
					for (int sent = 0; sent < mails / SAMPLES; sent += 1000) {
						millis += running.send(1000);
						emulator.requests().clear();
					}
					running.get("/actuator/health");
					String contender = "%,d mails, %d rotations".formatted(i * (mails / SAMPLES), rotations.get());
					add(series, contender, "", running.memory());
					series.add(contender, "mails a second", "", mails * 1000.0 / SAMPLES / millis);
					System.err.println("Soak " + contender);
				}
				if (rotating.isDone()) {
					throw new IllegalStateException("The rotation of the key ended early");
				}
			}
		}
		finally {
			rotation.shutdownNow();
			Files.delete(file);
		}
		return series.measurements();
	}

	/**
	 * Replace the file atomically, and keep the previous key active for calls in
	 * progress.
	 */
	private static void rotate(LightsailEmulator emulator, Path file, int number) {
		String key = key(number);
		String secret = "s5oak%035d".formatted(number);
		emulator.keys().add(AccessKey.of(key, secret));
		try {
			Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"),
					"Access key ID,Secret access key\n" + key + "," + secret + "\n");
			Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (number > 10) {
			emulator.keys().delete(key(number - 10));
		}
	}

	private static String key(int number) {
		return "AKIASOAK%012d".formatted(number);
	}

	private static void add(Series series, String contender, String when, List<Double> memory) {
		String suffix = when.isEmpty() ? "" : " " + when;
		series.add(contender, "heap" + suffix, "MB", memory.get(0) / MEGABYTE);
		series.add(contender, "outside the heap" + suffix, "MB", memory.get(1) / MEGABYTE);
		if (when.isEmpty()) {
			series.add(contender, "classes", "", memory.get(2));
		}
	}

}
